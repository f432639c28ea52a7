package dev.tandem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final List<Row> told = new ArrayList<>();
    private final Report report = new Report(false, Duration.ofMillis(50), told::add);

    @Test
    void aFigureIsPerOperationAndWarmUpDoesNotCount() {
        int[] calls = {0};
        report.clocked("thing", Unit.MICROSECONDS, 3, Repeats.of(2, 3).each(10), () -> calls[0]++ < 2 ? 1e9 : 20_000);
        assertThat(calls[0]).isEqualTo(5);
        assertThat(told.getFirst().figure()).isEqualTo(new Summary(2, 2, 2, 3));
        assertThat(told.getFirst().isMet()).isTrue();
    }

    @Test
    void aSlowRowEndsEarlyButNotWithoutSomeRounds() {
        report.clocked("slow", Unit.MILLISECONDS, 3, Repeats.of(3, 1_000_000), () -> {
            Thread.sleep(1);
            return 1e6;
        });
        assertThat(told.getFirst().figure().count()).isBetween(5, 999_999);
        assertThat(told.getFirst().figure().median()).isEqualTo(1);
    }

    @Test
    void ratesAreMetFromAbove() {
        report.clocked("fast", Unit.PER_SECOND, 900, Repeats.of(0, 1).each(1_000), () -> 1e9);
        report.clocked("slow", Unit.PER_SECOND, 1_100, Repeats.of(0, 1).each(1_000), () -> 1e9);
        assertThat(told).extracting(Row::isMet).containsExactly(true, false);
        assertThat(SpeedTable.line(told.getLast())).contains("slow", "1000/s", "missed");
    }

    @Test
    void whatFailsIsARowThatSaysSoAndTheNextFollows() {
        report.goal("broken", Unit.MILLISECONDS, 1, Repeats.of(0, 1), () -> {
            throw new IllegalStateException("no luck");
        });
        report.floor("next", Unit.MILLISECONDS, Repeats.of(0, 1), () -> {});
        assertThat(told).hasSize(2);
        assertThat(SpeedTable.line(told.getFirst())).contains("not measured", "no luck").doesNotContain("met |");
        assertThat(SpeedTable.line(told.getLast())).contains("floor");
    }

    @Test
    void jsonHoldsMachineAndFigures() {
        report.section("call");
        report.clocked("thing", Unit.MILLISECONDS, 3, Repeats.of(0, 1), () -> 2e6);
        JsonObject json = JsonParser.parseString(report.json(Conditions.here())).getAsJsonObject();
        JsonObject row = json.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertThat(json.getAsJsonObject("machine").get("cores").getAsInt()).isPositive();
        assertThat(row.get("section").getAsString()).isEqualTo("call");
        assertThat(row.getAsJsonObject("figure").get("median").getAsDouble()).isEqualTo(2);
    }
}
