package dev.tandem.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.ChartSink;
import dev.tandem.charts.SeriesChart;
import dev.tandem.workbench.session.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRecorderTest {
    private static final int MOST = 2;

    private final List<String> passedOn = new ArrayList<>();
    private final ChartSink next = new ChartSink() {
        @Override
        public void show(Chart<?> chart) {
            passedOn.add(chart.title());
        }

        @Override
        public void keep(Chart<?> chart) {}
    };

    private static SeriesChart chart(String title) {
        return new SeriesChart(new ChartDelivery(_ -> {})).line("y", new double[] {1, 2}, new double[] {1, 2}).title(title);
    }

    @Test
    void picturesThatAreLeftOutAreCountedWhereTheyWereDrawn(@TempDir Path folder) throws Exception {
        SourceText script = new SourceText("a.jsh", "first();\nsecond();\nthird();\n");
        List<ReportPart> parts;
        try (ReportRecorder recorder = new ReportRecorder(next, MOST)) {
            recorder.begin(script);
            SeriesChart again = chart("b");
            recorder.show(chart("a"));
            recorder.show(again);
            recorder.show(again.title("b as it ended"));
            SeriesChart left = chart("c");
            recorder.show(left);
            recorder.show(left);
            recorder.ended(script, 0, 8, List.of());
            recorder.ended(script, 9, 18, List.of());
            recorder.show(chart("d"));
            recorder.show(chart("e"));
            parts = recorder.finish();
        }
        assertThat(passedOn).containsExactly("a", "b", "b as it ended", "c", "c", "d", "e");
        ScriptReport report = new ScriptReport("a.jsh", Instant.EPOCH, Duration.ZERO, "ended", parts);
        for (String file : List.of("r.html", "r.ipynb")) {
            report.write(folder.resolve(file));
            // Looking for a subsequence is slow in a text as long as one with pictures.
            String text = Files.readString(folder.resolve(file)).replaceAll("[A-Za-z0-9+/]{1000,}", "");
            assertThat(text).as(file).containsSubsequence("first", "1 more picture, left out", "second",
                    "2 more pictures, left out of a report of more than 2").contains("b as it ended");
        }
    }
}
