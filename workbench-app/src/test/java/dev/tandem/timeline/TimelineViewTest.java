package dev.tandem.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.view.ChartView;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineViewTest {
    /// So many looks in a row.
    private static final int STILL = 25;

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
    void aLaneThatIsClickedIsMarkedAmongTheProcessesAndTheOtherWayRound() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 900); WorkerPool pool = WorkerPool.processes(2)) {
            show(open);
            pool.apply(() -> {
                Thread.sleep(100);
                return 0;
            });
            OpenWindow.awaitWindow("chart", () -> figures(open).contains("speed-up") && chart(open).isVisible() && chart(open).isSettled());
            // Those of earlier tests are in the history, too.
            OpenWindow.onWindow(() -> {
                @SuppressWarnings("unchecked")
                ComboBox<Recorder.Pool> pools = (ComboBox<Recorder.Pool>) open.workbench().window().scene().lookup("#timeline-pool");
                pools.setValue(pools.getItems().stream().filter(each -> each.name().equals(pool.name())).findFirst().orElseThrow());
                return null;
            });
            OpenWindow.awaitWindow("two lanes", () -> chart(open).chart().getXYPlot().getDataset() instanceof LanesData data
                    && data.excerpt().rows().size() == 2);
            Bounds place = still(open);
            // Of two lanes the lower one: the axis is below them.
            open.clickOn(place.getMinX() + place.getWidth() / 2, place.getMinY() + place.getHeight() * 0.5);
            OpenWindow.awaitWindow("marked", () -> marked(open).equals(List.of("worker 1")));
            OpenWindow.onWindow(() -> {
                TreeTableView<?> tree = tree(open);
                tree.getSelectionModel().clearAndSelect(tree.getSelectionModel().getSelectedIndex() - 1);
                return null;
            });
            OpenWindow.awaitWindow("lane", () -> chart(open).isSettled()
                    && chart(open).chart().getXYPlot().getRenderer() instanceof LanesRenderer lanes && lanes.marks(0) && !lanes.marks(1));
            open.picture("timeline-chosen");
        }
    }

    /// Where the chart is once it stays there: its side of the window is still unfolding.
    private static Bounds still(OpenWindow open) throws Exception {
        Bounds[] last = new Bounds[1];
        int[] same = new int[1];
        OpenWindow.awaitWindow("still", () -> {
            Bounds now = chart(open).localToScreen(chart(open).getLayoutBounds());
            same[0] = now.equals(last[0]) && chart(open).isSettled() ? same[0] + 1 : 0;
            last[0] = now;
            return same[0] >= STILL;
        });
        return last[0];
    }

    private static TreeTableView<?> tree(OpenWindow open) {
        return (TreeTableView<?>) open.workbench().window().scene().lookup("#processes-tree");
    }

    /// Names of the rows that are marked.
    private static List<String> marked(OpenWindow open) {
        TreeTableView<?> tree = tree(open);
        return tree.getSelectionModel().getSelectedIndices().stream()
                .map(row -> String.valueOf(tree.getColumns().getFirst().getCellData(row))).toList();
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
