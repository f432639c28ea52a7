package dev.tandem.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.view.ChartView;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineViewTest {
    @TempDir
    private Path folder;

    @Test
    void showsWhatWorkersDidAlsoWhatWasLostAndComputedAgain() throws Exception {
        String died = folder.resolve("died").toString();
        try (OpenWindow open = new OpenWindow(1000, 900); WorkerPool pool = WorkerPool.processes(3)) {
            show(open);
            pool.map(i -> {
                Thread.sleep(20 + 10 * (i % 7));
                if (i == 9 && Files.notExists(Path.of(died))) {
                    Files.createFile(Path.of(died));
                    Runtime.getRuntime().halt(3);
                }
                return i;
            }, IntStream.range(0, 40).boxed().toList());
            OpenWindow.awaitWindow("everything", () -> figures(open).contains("lost"));
            open.picture("timeline-light");
            assertThat(figures(open)).contains("speed-up", "efficiency", "imbalance", "idle");
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                return null;
            });
            OpenWindow.awaitWindow("dark", () -> chart(open).chart() != null && chart(open).isSettled());
            open.picture("timeline-dark");
        }
    }

    @Test
    void saysWhatWillBeThereWhileNothingIs() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 900)) {
            show(open);
            OpenWindow.onWindow(() -> {
                ((ComboBox<?>) open.workbench().window().scene().lookup("#timeline-pool")).getSelectionModel().selectFirst();
                return null;
            });
            open.picture("timeline-empty");
        }
    }

    private static void show(OpenWindow open) {
        OpenWindow.onWindow(() -> {
            open.workbench().window().show(TimelineTab.ID);
            return null;
        });
    }

    private static String figures(OpenWindow open) {
        return open.workbench().window().scene().lookup("#timeline-figures") instanceof Label label ? label.getText() : "";
    }

    private static ChartView chart(OpenWindow open) {
        return (ChartView) open.workbench().window().scene().lookup("#timeline-chart");
    }
}
