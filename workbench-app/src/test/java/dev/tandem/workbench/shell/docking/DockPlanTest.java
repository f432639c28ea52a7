package dev.tandem.workbench.shell.docking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.plugin.ViewArea;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.geometry.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockPlanTest {
    private static final List<String> VIEWS = IntStream.range(0, 12).mapToObj(i -> "view ( %" + i).toList();

    private static DockPlan filled() {
        DockPlan plan = DockPlan.standard();
        for (int i = 0; i < VIEWS.size(); i++) {
            plan.first(ViewArea.values()[i % 5]).views().add(VIEWS.get(i));
        }
        return plan;
    }

    @Test
    void nothingIsLostWhateverIsMovedAndTheTextSaysAllOfIt() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            DockPlan plan = filled();
            for (int step = 0; step < 60; step++) {
                String view = VIEWS.get(random.nextInt(VIEWS.size()));
                List<DockRow> rows = plan.rows().toList();
                DockRow row = rows.get(random.nextInt(rows.size()));
                switch (random.nextInt(3)) {
                    case 0 -> plan.put(view, row, row.views().isEmpty() || random.nextBoolean() ? null : row.views().getFirst());
                    case 1 -> plan.split(view, row, Side.values()[random.nextInt(4)]);
                    default -> row.fold(random.nextBoolean());
                }
                assertThat(plan.rows().flatMap(each -> each.views().stream())).as("seed " + seed).containsExactlyInAnyOrderElementsOf(VIEWS);
                assertThat(plan.rows().map(DockRow::area)).contains(ViewArea.values());
                assertThat(plan.rows().allMatch(each -> each.front().isEmpty() || each.views().contains(each.front()))).isTrue();
                assertThat(PlanText.of(PlanText.parse(PlanText.of(plan)))).isEqualTo(PlanText.of(plan));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "(", "( column 1.0 )", "( column 1.0 ( left open 0.5 - a ) )", "( left open 1.0 - a )",
        "( column NaN ( left open 0.5 - ) )",
        "( column 1.0 ( left open 0 - ) )", "( column 1.0 ( left ajar 0.5 - ) )", "( column 1.0 ( left open 0.5",
        "( row 1.0 ( left open 0.5 - %zz ) )"})
    void whatIsNoLayoutIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PlanText.parse(text));
    }

    @Test
    void aLayoutWithAViewTwiceOrOneThatIsTooDeepIsRefused() {
        String good = PlanText.of(filled());
        assertThatIllegalArgumentException().isThrownBy(() -> PlanText.parse(good.replace("%251 ", "%250 ")));
        assertThatIllegalArgumentException().isThrownBy(() -> PlanText.parse("( row 1.0 ".repeat(100_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> PlanText.parse(good + " )"));
    }

    @Test
    void aSplitHalvesTheShareOfItsRow() {
        DockPlan plan = filled();
        DockRow right = plan.first(ViewArea.RIGHT);
        double share = right.share();
        plan.split(VIEWS.getFirst(), right, Side.LEFT);
        assertThat(right.share()).isEqualTo(share / 2);
        assertThat(plan.rowOf(VIEWS.getFirst()).orElseThrow().share()).isEqualTo(share / 2);
        plan.split(VIEWS.get(1), right, Side.TOP);
        assertThat(right.share()).isEqualTo(0.5);
    }

    @Test
    void tabsAreCutFromTheLongestOnAndTheFrontIsInSight() {
        assertThat(TabWidths.fit(new double[] {100, 70.5}, 170.5, 64)).containsExactly(100, 70.5);
        assertThat(TabWidths.fit(new double[] {300, 80, 200}, 400, 64)).containsExactly(160, 80, 160);
        assertThat(TabWidths.fit(new double[] {300, 50, 200}, 100, 64)).containsExactly(64, 50, 64);
        assertThat(TabWidths.moved(new double[] {64, 50, 64}, 2, 100)).isEqualTo(78);
        assertThat(TabWidths.moved(new double[] {64, 50, 64}, 0, 100)).isZero();
        assertThat(TabWidths.moved(new double[] {64, 50, 64}, -1, 100)).isZero();
    }
}
