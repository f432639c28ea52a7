package dev.tandem.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.KillSwitch;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ProcessesViewTest {
    @Test
    void showsWorkersAndKillsTheGroupOfARow() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000); WorkerPool pool = WorkerPool.processes(3)) {
            List<Long> pids = pool.apply((Task<Long>) () -> ProcessHandle.current().pid());
            OpenWindow.awaitWindow("three workers", () -> rows(open) == 5);
            String button = OpenWindow.onWindow(() -> buttonOf(open, pool.name()));
            open.press(button);
            OpenWindow.awaitWindow("question", () -> heading(open).startsWith("Kill group"));
            open.picture("kill-question");
            assertThat(pool.closed()).isFalse();
            // Still true when it is answered.
            OpenWindow.awaitWindow("nothing runs", () -> text(open).contains("None of them is computing."));
            CompletableFuture<?> map = CompletableFuture.supplyAsync(() -> pool.map(x -> {
                Thread.sleep(60_000);
                return x;
            }, IntStream.range(0, 3).boxed().toList()));
            OpenWindow.awaitWindow("what runs", () -> text(open).contains("3 running tasks fail."));
            assertThat(map).isNotDone();
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> heading(open).contains("3 workers gone after"));
            assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
            OpenWindow.awaitWindow("empty tree", () -> rows(open) == 0);
            open.picture("killed");
        }
    }

    @Test
    void theMarkedRowStaysWithItsProcessOrGoesWithIt() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000); WorkerPool first = WorkerPool.processes(1); WorkerPool second = WorkerPool.processes(2);
                WorkerPool third = WorkerPool.processes(1)) {
            OpenWindow.awaitWindow("three pools", () -> rows(open) == 8);
            OpenWindow.onWindow(() -> {
                tree(open).getSelectionModel().select(4);
                return null;
            });
            long id = OpenWindow.onWindow(() -> marked(open).getFirst().groupId());
            assertThat(OpenWindow.<Long>onWindow(() -> group(open, second))).isEqualTo(id);
            KillSwitch.group(OpenWindow.onWindow(() -> group(open, first)));
            OpenWindow.awaitWindow("two pools", () -> rows(open) == 6);
            assertThat(OpenWindow.onWindow(() -> marked(open))).extracting(ProcessNode::groupId).containsExactly(id);
            KillSwitch.group(id);
            OpenWindow.awaitWindow("one pool", () -> rows(open) == 3);
            assertThat(OpenWindow.onWindow(() -> marked(open))).isEmpty();
            assertThat(third.closed()).isFalse();
        }
    }

    @Test
    void severalMarkedRowsAreKilledByAKey() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000); WorkerPool kept = WorkerPool.processes(3); WorkerPool ended = WorkerPool.processes(2)) {
            List<Long> pids = kept.apply((Task<Long>) () -> ProcessHandle.current().pid());
            OpenWindow.awaitWindow("two pools", () -> rows(open) == 8);
            OpenWindow.onWindow(() -> {
                tree(open).getSelectionModel().selectIndices(row(open, "worker " + group(open, kept) + "/0"),
                        row(open, "worker " + group(open, kept) + "/2"),
                        row(open, "group " + group(open, ended)));
                tree(open).requestFocus();
                return null;
            });
            open.push(KeyCode.DELETE);
            OpenWindow.awaitWindow("question", () -> heading(open).equals("Kill 1 group and 2 workers?"));
            assertThat(OpenWindow.onWindow(() -> marked(open))).hasSize(3);
            open.picture("kill-several");
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> heading(open).contains("4 workers gone after"));
            assertThat(ended.closed()).isTrue();
            List<Long> now = kept.apply((Task<Long>) () -> ProcessHandle.current().pid());
            assertThat(now.get(1)).isEqualTo(pids.get(1));
            assertThat(now).doesNotContain(pids.get(0), pids.get(2));
            OpenWindow.onWindow(() -> {
                tree(open).getSelectionModel().clearAndSelect(row(open, "worker " + group(open, kept) + "/1"));
                ContextMenu menu = tree(open).getContextMenu();
                menu.getItems().stream().filter(item -> "processes-copy-id".equals(item.getId())).findFirst().orElseThrow().fire();
                assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(kept.name() + "/1");
                menu.getItems().stream().filter(item -> "processes-copy-pid".equals(item.getId())).findFirst().orElseThrow().fire();
                assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(Long.toString(pids.get(1)));
                return null;
            });
        }
    }

    @Test
    void whatIsKnownOfTheMarkedWorkerIsToldInDetails() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000); WorkerPool pool = WorkerPool.processes(2)) {
            pool.apply(() -> {
                System.out.println("last words of it");
                return 0;
            });
            OpenWindow.awaitWindow("workers", () -> rows(open) == 4);
            pool.kill(0);
            pool.apply(() -> 1);
            OpenWindow.onWindow(() -> {
                ((ToggleButton) open.workbench().window().scene().lookup("#processes-details")).fire();
                return null;
            });
            OpenWindow.onWindow(() -> {
                tree(open).getSelectionModel().clearAndSelect(row(open, "worker " + group(open, pool) + "/0"));
                return null;
            });
            OpenWindow.awaitWindow("details", () -> details(open).contains("Recent calls") && details(open).contains("last words of it")
                    && details(open).contains("killed on request") && details(open).contains("threads by cores"));
            open.picture("processes-details");
            OpenWindow.onWindow(() -> {
                tree(open).getSelectionModel().clearSelection();
                return null;
            });
            OpenWindow.awaitWindow("none", () -> details(open).contains("No worker is marked"));
        }
    }

    @Test
    void aKillWorksWhileTheScriptIsStuckWorkersAreHaltedAndLinesComeInFloods() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            open.workbench().host().run(new SourceText("stuck", """
                    WorkerPool pool = WorkerPool.processes(3);
                    pool.applyOnlyAsync(() -> { for (long i = 0; ; i++) { System.out.println("flood " + i); } }, 0);
                    pool.applyOnlyAsync(() -> { while (true) { } }, 1);
                    while (true) { }
                    """));
            OpenWindow.awaitWindow("workers", () -> rows(open) >= 5 && text(open).isEmpty());
            List<Long> pids = new ArrayList<>();
            OpenWindow.awaitWindow("pids", () -> {
                pids.clear();
                nodes(open).filter(node -> node.number() >= 0 && node.pid() > 0).forEach(node -> pids.add(node.pid()));
                return pids.size() == 3;
            });
            new ProcessBuilder("kill", "-STOP", pids.get(2).toString()).start().waitFor();
            OpenWindow.onWindow(() -> {
                tree(open).getSelectionModel().clearAndSelect(1);
                tree(open).requestFocus();
                return null;
            });
            open.push(KeyCode.DELETE);
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> heading(open).contains("3 workers gone after"));
            assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
            open.picture("kill-while-stuck");
            open.workbench().host().stop();
        }
    }

    private static String details(OpenWindow open) {
        StringBuilder text = new StringBuilder();
        Node pane = open.workbench().window().scene().lookup("#worker-details");
        if (pane != null) {
            pane.lookupAll(".label").forEach(label -> text.append(((Label) label).getText()).append('\n'));
        }
        return text.toString();
    }

    private static int row(OpenWindow open, String key) {
        return IntStream.range(0, tree(open).getExpandedItemCount())
                .filter(i -> tree(open).getTreeItem(i).getValue().node().get().key().equals(key)).findFirst().orElseThrow();
    }

    private static long group(OpenWindow open, WorkerPool pool) {
        return nodes(open).filter(node -> node.name().equals(pool.name())).findFirst().orElseThrow().groupId();
    }

    private static List<ProcessNode> marked(OpenWindow open) {
        return tree(open).getSelectionModel().getSelectedItems().stream().map(item -> item.getValue().node().get()).toList();
    }

    @Test
    void aQuestionAboutAScopeThatHasEndedDoesNotPassToItsNamesake() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000); ParallelExecutionManager other = new ParallelExecutionManager("twin");
                WorkerPool kept = WorkerPool.processes(1)) {
            OpenWindow.awaitWindow("the first", () -> buttonOf(open, "twin") != null);
            String first = OpenWindow.onWindow(() -> buttonOf(open, "twin"));
            try (ParallelExecutionManager _ = new ParallelExecutionManager("around");
                    ParallelExecutionManager _ = new ParallelExecutionManager("twin"); WorkerPool _ = WorkerPool.processes(1)) {
                OpenWindow.awaitWindow("both", () -> nodes(open).filter(node -> node.name().equals("twin")).count() == 2);
                String button = OpenWindow.onWindow(() -> nodes(open).filter(node -> node.name().equals("twin")).map(node -> "kill " + node.key())
                        .filter(each -> !each.equals(first)).findFirst().orElseThrow());
                open.press(button);
                OpenWindow.awaitWindow("question", () -> heading(open).startsWith("Kill scope"));
            }
            OpenWindow.awaitWindow("nothing to ask", () -> heading(open).equals("Already ended: scope twin"));
            open.picture("already-ended");
            open.press("kill-dismiss");
            assertThat(kept.apply(() -> 1)).containsExactly(1);
            assertThat(other.name()).isEqualTo("twin");
        }
    }

    @Test
    void inALowWindowTheSheetShowsWhoDiesAndItsButtons() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720); WorkerPool pool = WorkerPool.processes(4)) {
            // Wherever one looks: the question brings the processes to the front.
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.logs");
                return null;
            });
            OpenWindow.awaitWindow("four workers", () -> rows(open) >= 6);
            OpenWindow.onWindow(() -> {
                open.workbench().window().run("tandem.processes.kill");
                return null;
            });
            OpenWindow.awaitWindow("question", () -> heading(open).startsWith("Kill everything"));
            OpenWindow.awaitWindow("three rows and both buttons", () -> {
                Scene scene = open.workbench().window().scene();
                Bounds table = onScene(scene.lookup(".kill-sheet .table-view"));
                long shown = scene.lookup(".kill-sheet .table-view").lookupAll(".table-row-cell").stream()
                        .filter(row -> row instanceof TableRow<?> cell && !cell.isEmpty())
                        .filter(row -> table.contains(onScene(row))).count();
                return shown >= 3 && table.getMaxY() < scene.getHeight()
                        && Stream.of("#kill-confirm", "#kill-dismiss").map(scene::lookup)
                                .allMatch(button -> button.getLayoutBounds().getHeight() > 20
                                        && onScene(button).getMaxY() < scene.getHeight());
            });
            assertThat(pool.closed()).isFalse();
            open.picture("kill-low");
        }
    }

    private static Bounds onScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void killsAScopeWithAllThatIsInsideAndNothingElse() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000); WorkerPool kept = WorkerPool.processes(1);
                ParallelExecutionManager outer = new ParallelExecutionManager("doomed");
                WorkerPool first = WorkerPool.processes(1);
                ParallelExecutionManager _ = new ParallelExecutionManager("inside");
                WorkerPool second = WorkerPool.processes(2)) {
            List<Long> doomed = new ArrayList<>(first.apply(() -> ProcessHandle.current().pid()));
            doomed.addAll(second.apply(() -> ProcessHandle.current().pid()));
            OpenWindow.awaitWindow("the scope", () -> buttonOf(open, outer.name()) != null);
            open.press(buttonOf(open, outer.name()));
            OpenWindow.awaitWindow("question", () -> heading(open).startsWith("Kill scope"));
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> heading(open).contains("3 workers gone after"));
            assertThat(doomed).hasSize(3).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
            assertThat(first.closed() && second.closed()).isTrue();
            assertThat(kept.apply(() -> 1)).containsExactly(1);
        }
    }

    @Test
    void showsWhatWorkersCompute() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000); WorkerPool pool = WorkerPool.processes(3)) {
            CompletableFuture<?> map = CompletableFuture.supplyAsync(() -> pool.map(x -> {
                Thread.sleep(60_000);
                return x;
            }, IntStream.range(0, 3).boxed().toList()));
            OpenWindow.awaitWindow("busy", () -> rows(open) == 5);
            OpenWindow.awaitWindow("busy workers", () -> tree(open).getRoot().getChildren().getFirst().getValue().node().get()
                    .count(WorkerState.BUSY) == 3);
            open.picture("running-light");
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                return null;
            });
            open.picture("running-dark");
            assertThat(map).isNotDone();
        }
    }

    @Test
    void showsSparesSharedMemoryAndAHaltedWorkerAndKillsAll() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            Spares.keep(1);
            WorkerPool pool = WorkerPool.processes(2);
            List<Long> pids = pool.apply(() -> ProcessHandle.current().pid());
            RemoteObject<INDArray> pushed = pool.push(Nd4j.ones(DataType.DOUBLE, 1_000_000));
            pool.apply(() -> pushed.get().getDouble(0));
            pool.kill(1);
            pool.apply(() -> 1);
            new ProcessBuilder("kill", "-STOP", Long.toString(pids.getFirst())).start().waitFor();
            OpenWindow.awaitWindow("halted worker", () -> states(open).contains("stopped"));
            OpenWindow.awaitWindow("spare", () -> states(open).contains("1 ready"));
            OpenWindow.awaitWindow("restart", () -> nodes(open).anyMatch(node -> ProcessText.restarts(node).startsWith("1: ")));
            OpenWindow.awaitWindow("shared memory", () -> nodes(open).anyMatch(node -> node.usage().shared() >= 8_000_000));
            OpenWindow.awaitWindow("heap", () -> nodes(open).anyMatch(node -> node.usage().heap() > 0));
            open.picture("halted-light");
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                return null;
            });
            open.picture("halted-dark");
            open.press("kill-all");
            OpenWindow.awaitWindow("question", () -> heading(open).startsWith("Kill everything"));
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> heading(open).contains("2 workers gone after"));
            OpenWindow.awaitWindow("no spares", () -> ParallelExecutionManager.snapshot().spares().isEmpty());
        } finally {
            Spares.keep(0);
        }
    }

    private static Stream<ProcessNode> nodes(OpenWindow open) {
        return nodes(tree(open).getRoot());
    }

    private static Stream<ProcessNode> nodes(TreeItem<ProcessRow> item) {
        Stream<ProcessNode> inside = item.getChildren().stream().flatMap(ProcessesViewTest::nodes);
        return item.getValue() == null ? inside : Stream.concat(Stream.of(item.getValue().node().get()), inside);
    }

    private static List<String> states(OpenWindow open) {
        return nodes(open).map(ProcessText::state).toList();
    }

    private static String text(OpenWindow open) {
        return ((Label) open.workbench().window().scene().lookup("#kill-text")).getText();
    }

    private static String heading(OpenWindow open) {
        return ((Label) open.workbench().window().scene().lookup("#kill-heading")).getText();
    }

    private static TreeTableView<ProcessRow> tree(OpenWindow open) {
        @SuppressWarnings("unchecked")
        TreeTableView<ProcessRow> tree =
                (TreeTableView<ProcessRow>) open.workbench().window().scene().lookup("#processes-tree");
        return tree;
    }

    private static int rows(OpenWindow open) {
        return tree(open).getExpandedItemCount();
    }

    private static String buttonOf(OpenWindow open, String group) {
        return find(tree(open).getRoot(), group);
    }

    private static String find(TreeItem<ProcessRow> item, String group) {
        if (item.getValue() != null && item.getValue().node().get().name().equals(group)) {
            return "kill " + item.getValue().node().get().key();
        }
        return item.getChildren().stream().map(child -> find(child, group)).filter(found -> found != null)
                .findFirst().orElse(null);
    }
}
