package dev.tandem.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.plots.Plot;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jfree.chart.ChartFactory;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final String SCRIPT = """
            // Three workers square numbers; the slow ones stay visible.
            WorkerPool pool = WorkerPool.processes(WORKERS);
            List<Integer> squares = pool.map(x -> x * x, List.of(1, 2, 3, 4, 5));
            INDArray grid = Nd4j.linspace(0, 1, 5);
            String name = "a rather long text that does not fit into the table of variables at all";
            pool.apply(() -> System.out.println("hello from worker " + Worker.number()));
            System.out.println("squares: " + squares);
            squares
            int broken = "text";
            """;
    private static final String LONG_RUN = """
            pool.map(x -> { for (long t = System.nanoTime(); System.nanoTime() - t < 60e9;) Math.sin(x); return x; }, List.of(1, 2, 3))
            """;

    @TempDir
    private Path folder;

    @Test
    void aScriptThatRunsIsSeenEverywhere() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            run(open, 3);
            CompletableFuture<Void> busy = open.workbench().host().run(new SourceText("busy", LONG_RUN));
            Thread.sleep(2500);
            open.picture("session-light");
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                open.workbench().window().show("tandem.logs");
                open.workbench().window().show("tandem.variables");
                return null;
            });
            Thread.sleep(600);
            open.picture("session-dark");
            assertThat(busy).isNotDone();
        }
    }

    @Test
    void manyWorkersAndASmallWindow() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            run(open, 16);
            Thread.sleep(1500);
            open.picture("session-small");
            open.press("kill-all");
            open.press("kill-confirm");
            Thread.sleep(2000);
            open.picture("session-small-killed");
        }
    }

    private void run(OpenWindow open, int workers) throws Exception {
        Path script = folder.resolve("squares.jsh");
        Files.writeString(script, SCRIPT.replace("WORKERS", "" + workers));
        OpenWindow.onWindow(() -> {
            open.workbench().open(script);
            open.workbench().window().run("tandem.run.file");
            return null;
        });
        XYSeries series = new XYSeries("misfit");
        for (int i = 0; i < 200; i++) {
            series.add(i / 10.0, Math.sin(i / 10.0) * Math.exp(-i / 80.0));
        }
        open.workbench().plots().add(new Plot("Decay",
                ChartFactory.createXYLineChart("A decaying wave", "time", "amplitude", new XYSeriesCollection(series))));
        open.workbench().host().run(new SourceText("end", "1")).join();
    }
}
