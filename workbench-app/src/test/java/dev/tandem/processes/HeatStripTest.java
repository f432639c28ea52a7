package dev.tandem.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.engine.worker.WorkerUsage;
import dev.tandem.plugin.Usage;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many workers in the panel, by snapshots alone: no process is started.
class HeatStripTest {
    private static RuntimeSnapshot.Worker worker(int number, WorkerState state, boolean stopped, String task) {
        return new RuntimeSnapshot.Worker(number, null, 4000 + number, "process", state, task, false,
                task == null ? null : Duration.ofMillis(1200 + number),
                0, 10L * number, number % 5 == 0 ? 1 : 0, 0, 0, number % 9 == 4 ? 1 : 0, 0,
                new WorkerUsage(80_000_000L + number * 1_000_000L, Duration.ofSeconds(3), 20_000_000L, stopped),
                number % 9 == 4 ? "killed on request" : null);
    }

    private static List<RuntimeSnapshot.Worker> workers(int count) {
        List<RuntimeSnapshot.Worker> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            WorkerState state =
                    i % 16 == 3 ? WorkerState.STARTING : i % 16 == 8 ? WorkerState.STOPPING : i % 3 == 0 ? WorkerState.IDLE : WorkerState.BUSY;
            all.add(worker(i, state, i % 31 == 7, state == WorkerState.BUSY ? "map " + i + "-" + (i + 9) : null));
        }
        return all;
    }

    static RuntimeSnapshot snapshot(int count) {
        RuntimeSnapshot.Group busy = new RuntimeSnapshot.Group(1, "pool-1", workers(count));
        RuntimeSnapshot.Group idle =
                new RuntimeSnapshot.Group(2, "a-pool-with-a-long-name-that-waits", List.of(worker(0, WorkerState.IDLE, false, null),
                        worker(1, WorkerState.IDLE, false, null)));
        return new RuntimeSnapshot(Instant.now(), count + 2, 256, List.of(new RuntimeSnapshot.Scope(1, "session", List.of(), List.of(idle, busy))));
    }

    private static Usage usage(RuntimeSnapshot.Process process) {
        return new Usage(process.pid() % 7 / 6.0, 80_000_000 + process.pid() * 1000, 20_000_000, 0);
    }

    @Test
    void allWorkersOfAPoolHaveACellThatSaysWhatTheyDo() throws Exception {
        for (int count : new int[] {3, 64, 128}) {
            for (int width : new int[] {1000, 1600}) {
                look(count, width);
            }
        }
    }

    /// Prints how long the window's thread takes for a look at 128 workers.
    @Test
    @Tag("long")
    void aLookAtManyWorkersIsShort() throws Exception {
        long[] took = new long[60];
        try (OpenWindow open = new OpenWindow(1000, 900)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show(ProcessesTab.ID);
                return null;
            });
            for (int i = 0; i < took.length; i++) {
                RuntimeSnapshot snapshot = snapshot(128);
                int turn = i;
                OpenWindow.onWindow(() -> {
                    long begun = System.nanoTime();
                    view(open).show(snapshot, HeatStripTest::usage);
                    open.workbench().window().scene().getRoot().applyCss();
                    open.workbench().window().scene().getRoot().layout();
                    took[turn] = System.nanoTime() - begun;
                    return null;
                });
            }
        }
        // The first ones make rows and load classes.
        Arrays.sort(took, 20, 60);
        System.out.println("a look at 128 workers: median " + took[40] / 1000 + " us, longest " + took[59] / 1000 + " us");
        assertThat(took[40]).isPositive();
    }

    private static void look(int count, int width) throws Exception {
        try (OpenWindow open = new OpenWindow(width, 900)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show(ProcessesTab.ID);
                return null;
            });
            for (Theme theme : Theme.values()) {
                OpenWindow.onWindow(() -> {
                    open.workbench().window().setTheme(theme);
                    view(open).show(snapshot(count), HeatStripTest::usage);
                    return null;
                });
                open.picture("processes-" + count + "-" + width + "-" + theme.name().toLowerCase());
            }
            OpenWindow.awaitWindow("strip", () -> {
                view(open).show(snapshot(count), HeatStripTest::usage);
                open.workbench().window().scene().getRoot().layout();
                // The window's own snapshots come in between, with no workers.
                return strips(open).stream().anyMatch(strip -> strip.getChildren().size() == count && areInside(strip)
                        && strip.getAccessibleText().startsWith(count + " workers: ") && strip.getAccessibleText().contains("busy"));
            });
        }
    }

    /// Each cell can be seen.
    private static boolean areInside(HeatStrip strip) {
        return strip.getChildren().stream()
                .allMatch(cell -> cell.getBoundsInParent().getMaxX() <= strip.getWidth() + 1 && cell.getLayoutBounds().getWidth() >= 1
                        && cell.getLayoutBounds().getHeight() >= 2 && cell.getBoundsInParent().getMaxY() <= strip.getHeight() + 1);
    }

    private static List<HeatStrip> strips(OpenWindow open) {
        List<HeatStrip> all = new ArrayList<>();
        for (Node node : open.workbench().window().scene().getRoot().lookupAll(".heat-strip")) {
            if (node instanceof HeatStrip strip && strip.getScene() != null) {
                all.add(strip);
            }
        }
        return all;
    }

    static ProcessesView view(OpenWindow open) {
        Node node = open.workbench().window().scene().lookup("#processes-tree");
        while (!(node instanceof ProcessesView)) {
            node = node.getParent();
        }
        assertThat(node.lookup("#processes-tree")).isInstanceOf(TreeTableView.class);
        return (ProcessesView) node;
    }
}
