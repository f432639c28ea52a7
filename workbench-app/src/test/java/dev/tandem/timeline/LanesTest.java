package dev.tandem.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tandem.charts.paint.ChartPainter;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.event.CallFacts.Outcome;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.plugin.LinkedSelection;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MILLI = 1_000_000;
    private static final int WIDTH = 1000;

    @TempDir
    private Path folder;
    private final List<RuntimeEvent> events = new ArrayList<>();
    private final TimelineModel model = new TimelineModel();
    private long calls;

    private void call(int worker, double end, double computing, Outcome outcome, long retryOf, String host, String label) {
        calls++;
        events.add(new RuntimeEvent.CallFinished(BEGIN.plusNanos((long) (end * MILLI)), 7, "pool-1", worker, calls, label, null,
                new CallFacts(outcome, 100 + worker, host, 1, retryOf, 0, 0, 0, 0, (long) (computing * MILLI), 0, 0, 10, 2_000_000)));
    }

    private void call(int worker, double end, double computing, Outcome outcome) {
        call(worker, end, computing, outcome, 0, null, "task " + calls);
    }

    private TimelineExcerpt excerpt() {
        model.take(new RuntimeHistory.Part(List.copyOf(events), model.next() + events.size(), true));
        events.clear();
        return model.excerpt(Choice.ALL, List.of());
    }

    private static ChartPainter painter(TimelineExcerpt excerpt, ChartTheme theme) {
        return new ChartPainter(LanesChart.of(excerpt, null, theme));
    }

    private static long count(BufferedImage image, Color colour) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).filter(pixel -> (pixel & 0xffffff) == (colour.getRGB() & 0xffffff)).count();
    }

    private static void keep(BufferedImage image, String name) throws Exception {
        ImageIO.write(image, "png", new File("target/pictures", name + ".png"));
    }

    @Test
    void oneFailureAmongManyCallsThatShareItsPixelIsSeen() {
        for (int i = 1; i <= 20_000; i++) {
            call(0, i, 1, Outcome.DONE);
        }
        ChartTheme theme = ChartTheme.LIGHT;
        BufferedImage without = painter(excerpt(), theme).paint(WIDTH, 200, 1);
        call(0, 10_000.5, 0.5, Outcome.FAILED);
        call(1, 12_000, 0.5, Outcome.LOST);
        BufferedImage with = painter(excerpt(), theme).paint(WIDTH, 200, 1);
        // Nothing is as red before; a legend comes with it, and what is in the lane beside that.
        assertThat(reddish(without)).isZero();
        assertThat(reddish(crop(with))).isPositive();
    }

    /// Without the legend at the right.
    private static BufferedImage crop(BufferedImage image) {
        return image.getSubimage(0, 0, image.getWidth() * 3 / 4, image.getHeight());
    }

    private static long reddish(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).mapToObj(Color::new).filter(each -> each.getRed() > each.getBlue() + 40 && each.getRed() > each.getGreen() + 40)
                .count();
    }

    @Test
    void whereNothingRanNothingIsDrawn() {
        call(0, 100, 100, Outcome.DONE);
        call(0, 1000, 100, Outcome.DONE);
        ChartPainter painter = painter(excerpt(), ChartTheme.LIGHT);
        BufferedImage image = painter.paint(WIDTH, 200, 1);
        int left = (int) painter.area().getMinX();
        int width = (int) painter.area().getWidth();
        BufferedImage gap =
                image.getSubimage(left + width * 3 / 20, (int) painter.area().getMinY() + 3, width * 14 / 20, (int) painter.area().getHeight() - 6);
        assertThat(count(gap, new Color(0x2f6fc4))).isZero();
        assertThat(count(image, new Color(0x2f6fc4))).isPositive();
    }

    @Test
    void theMouseIsToldWhatIsThere() {
        call(0, 100, 100, Outcome.DONE, 0, null, "map 3-7");
        call(1, 100, 60, Outcome.LOST);
        call(0, 300, 150, Outcome.DONE, 2, null, "map 4");
        ChartPainter painter = painter(excerpt(), ChartTheme.LIGHT);
        painter.paint(WIDTH, 200, 1);
        Function<double[], String> at = place -> painter.hint(painter.area().getMinX() + place[0] / 300 * painter.area().getWidth(),
                painter.area().getMinY() + (place[1] + 0.5) / 2 * painter.area().getHeight()).orElse("");
        assertThat(at.apply(new double[] {50, 0})).contains("items 3 to 7 of a map", "pool-1/0", "computing 100 ms", "2.00 MB back");
        assertThat(at.apply(new double[] {70, 1})).contains("lost with its worker", "pool-1/1");
        assertThat(at.apply(new double[] {250, 0})).contains("item 4 of a map", "repeated after its worker was lost");
        assertThat(at.apply(new double[] {250, 1})).isEmpty();
    }

    @Test
    void aLaneThatIsChosenAndCallsOfASweepStandOut() throws Exception {
        call(0, 100, 100, Outcome.DONE, 0, null, "rows 0-4 of bowl");
        call(1, 100, 60, Outcome.DONE, 0, null, "rows 5-9 of ridge");
        TimelineExcerpt excerpt = excerpt();
        ChartPainter lane = new ChartPainter(LanesChart.of(excerpt, new LinkedSelection.Item.Worker(7, 1), ChartTheme.LIGHT));
        keep(lane.paint(WIDTH, 200, 1), "timeline-lane");
        Rectangle2D area = lane.area();
        assertThat(LanesChart.laneAt(lane, area.getCenterX(), area.getMaxY() - 3)).isEqualTo(new LinkedSelection.Item.Worker(7, 1));
        assertThat(LanesChart.laneAt(lane, area.getCenterX(), area.getMinY() + 3)).isEqualTo(new LinkedSelection.Item.Worker(7, 0));
        assertThat(LanesChart.laneAt(lane, area.getCenterX(), area.getMaxY() + 30)).isNull();
        BufferedImage sweep = new ChartPainter(LanesChart.of(excerpt, new LinkedSelection.Item.Sweep("bowl"), ChartTheme.LIGHT)).paint(WIDTH, 200, 1);
        assertThat(count(crop(sweep), new Color(0x2f6fc4))).isPositive()
                .isLessThan(count(crop(lane.paint(WIDTH, 200, 1)), new Color(0x2f6fc4)));
    }

    @Test
    void theTimeOfAChosenRunBeginsWithIt() {
        call(0, 5_000, 100, Outcome.DONE, 0, null, "an earlier run");
        call(0, 10_400, 200, Outcome.DONE, 0, null, "this run");
        excerpt();
        TimelineExcerpt run = model.excerpt(
                new Choice(0, model.seconds(BEGIN.plusSeconds(10)), model.seconds(BEGIN.plusSeconds(11)), "a run"), List.of());
        ChartPainter painter = painter(run, ChartTheme.LIGHT);
        painter.paint(WIDTH, 200, 1);
        assertThat(painter.chart().getXYPlot().getDomainAxis().getLowerBound()).isCloseTo(0.2, within(0.11));
        assertThat(painter.chart().getXYPlot().getDomainAxis().getUpperBound()).isCloseTo(0.4, within(0.11));
        assertThat(painter.hint(painter.area().getCenterX(), painter.area().getCenterY()))
                .hasValueSatisfying(text -> assertThat(text).contains("this run"));
        assertThat(TimelineFigures.of(run).calls()).isEqualTo(1);
    }

    @Test
    void aTraceHasSlicesOfAllCallsAndAFlowToTheSecondRun() throws Exception {
        String strange = "a \"quoted\" \\ label\nof two lines \u0001";
        call(0, 100, 100, Outcome.DONE, 0, null, strange);
        call(1, 100, 60, Outcome.LOST, 0, "node-3/b", "map 4");
        call(0, 300, 150, Outcome.DONE, 2, null, "map 4");
        Path file = folder.resolve("a.trace.json");
        TraceFile.write(excerpt(), file);
        JsonArray all = JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("traceEvents");
        List<JsonObject> traced = StreamSupport.stream(all.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
        assertThat(traced).filteredOn(each -> is(each, "ph", "X") && each.has("args")).hasSize(3)
                .anySatisfy(each -> assertThat(each.get("name").getAsString()).isEqualTo(strange))
                .anySatisfy(each -> assertThat(each.get("dur").getAsDouble()).isBetween(59_990.0, 60_010.0));
        assertThat(traced).filteredOn(each -> is(each, "name", "thread_name"))
                .extracting(each -> each.getAsJsonObject("args").get("name").getAsString()).containsExactly("pool-1/0", "pool-1/1 · node-3/b");
        assertThat(traced).filteredOn(each -> is(each, "name", "process_name"))
                .extracting(each -> each.getAsJsonObject("args").get("name").getAsString()).containsExactly("this machine", "node-3/b");
        assertThat(traced).filteredOn(each -> is(each, "cat", "retry")).extracting(each -> each.get("ph").getAsString()).containsExactly("s", "f");
        assertThat(traced).filteredOn(each -> is(each, "ph", "b")).hasSameSizeAs(traced.stream().filter(each -> is(each, "ph", "e")).toList());
    }

    private static boolean is(JsonObject event, String key, String value) {
        return event.get(key).getAsString().equals(value);
    }

    @Test
    void aHundredAndTwentyEightWorkersHaveRoom() throws Exception {
        for (int worker = 0; worker < 128; worker++) {
            events.add(
                    new RuntimeEvent.ProcessChanged(BEGIN, 7, "a-pool-with-a-long-name-of-somebody", worker, worker, WorkerState.STARTING, "opens"));
            events.add(new RuntimeEvent.ProcessChanged(BEGIN.plusMillis(40 + worker), 7, "a-pool-with-a-long-name-of-somebody", worker, worker,
                    WorkerState.IDLE, "ready"));
        }
        for (int i = 0; i < 6_000; i++) {
            int worker = i * 37 % 128;
            call(worker, 200 + i / 128 * 20 + worker % 7, 4 + worker % 11, i % 601 == 7 ? Outcome.FAILED : Outcome.DONE);
        }
        TimelineExcerpt excerpt = excerpt();
        assertThat(excerpt.rows()).hasSize(128);
        for (ChartTheme theme : ChartTheme.values()) {
            keep(painter(excerpt, theme).paint(1600, 420, 1), "timeline-128-" + theme.name().toLowerCase());
            keep(painter(excerpt, theme).paint(1280, 170, 1), "timeline-128-low-" + theme.name().toLowerCase());
        }
    }

    @Test
    void moreCallsThanAreKeptPushOutTheOldest() {
        CallTable table = new CallTable();
        RuntimeEvent.CallFinished call = new RuntimeEvent.CallFinished(BEGIN, 7, "pool-1", 0, 1, "a", null,
                new CallFacts(Outcome.DONE, 1, null, 1, 0, 0, 0, 0, 0, MILLI, 0, 0, 0, 0));
        for (int i = 0; i < 3000; i++) {
            table.add(0, i, call);
        }
        CallTable view = table.view();
        CallTable half = table.newerHalf();
        table.add(0, 3000, call);
        assertThat(view.size()).isEqualTo(3000);
        assertThat(half.size()).isEqualTo(1500);
        assertThat(half.ended(0)).isCloseTo(view.ended(1500), within(1e-6));
        half.add(0, 4000, call);
        assertThat(half.ended(1500)).isCloseTo(4000, within(1e-6));
    }

    /// Prints how long a picture of a million calls takes.
    @Test
    @Tag("long")
    void aMillionCallsAreDrawn() throws Exception {
        for (int part = 0; part < 10; part++) {
            for (int i = 0; i < 100_000; i++) {
                int worker = i % 64;
                call(worker, part * 100_000 / 64.0 + i / 64.0 + 1, 0.9, Outcome.DONE);
            }
            excerpt();
        }
        TimelineExcerpt excerpt = excerpt();
        ChartPainter painter = painter(excerpt, ChartTheme.LIGHT);
        painter.paint(1600, 400, 1);
        long begun = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            painter.paint(1600, 400, 1);
        }
        System.out.println("picture of a million calls: " + (System.nanoTime() - begun) / 10 / MILLI + " ms");
        begun = System.nanoTime();
        TimelineFigures figures = TimelineFigures.of(excerpt);
        System.out.println("figures: " + (System.nanoTime() - begun) / MILLI + " ms");
        begun = System.nanoTime();
        LanesChart.of(model.excerpt(Choice.ALL, List.of()), null, ChartTheme.LIGHT);
        System.out.println("excerpt and chart: " + (System.nanoTime() - begun) / MILLI + " ms");
        assertThat(figures.calls()).isEqualTo(1_000_000);
        keep(painter.paint(1600, 400, 1), "timeline-million");
    }
}
