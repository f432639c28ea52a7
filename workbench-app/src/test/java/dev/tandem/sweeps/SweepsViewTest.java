package dev.tandem.sweeps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.support.PulseWatch;
import dev.tandem.workbench.theme.Theme;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class SweepsViewTest {
    private static final String ENDED = """
            WorkerPool pool = WorkerPool.processes(2);
            Sweep.named("quick").parameter("x", Samples.linear(0, 1, 40)).output("y", p -> p.get("x") * 2).run(pool);
            Sweep.named("with failures").parameter("x", Samples.linear(0, 1, 5))
                    .output("y", p -> { if (p.get("x") < 0.6) throw new IllegalStateException("too small"); return 1; }).run(pool);
            WorkerPool closed = WorkerPool.processes(1);
            closed.close();
            expectError(() -> Sweep.named("on a closed pool").parameter("x", Samples.linear(0, 1, 5)).output("y", p -> 1).run(closed));
            """;
    private static final String LONG = """
            Sweep.named("slow").parameter("x", Samples.linear(0, 1, 4000))
                    .output("y", p -> { Thread.sleep(100); return 1; }).run(pool);
            """;

    private static final String MANY = """
            WorkerPool pool = WorkerPool.processes(2);
            SweepResult all = Sweep.named("many").parameter("x", Samples.linear(0, 1, 100_000)).output("y", p -> p.get("x") * 2).run(pool);
            """;

    private static List<SweepLine> shown(OpenWindow open) {
        TableView<?> table = (TableView<?>) open.workbench().window().scene().lookup("#sweeps-table");
        return table == null ? List.of() : table.getItems().stream().map(SweepLine.class::cast).toList();
    }

    private static boolean badge(OpenWindow open) {
        Node badge = open.workbench().window().scene().lookup("#status-sweeps");
        return badge != null && badge.isVisible();
    }

    @Test
    void showsEndedFailedAndRunningSweepsByItself() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.sweeps");
                return null;
            });
            open.workbench().host().run(new SourceText("ended", ENDED)).join();
            OpenWindow.awaitWindow("ended runs", () -> shown(open).size() == 3 && shown(open).stream().noneMatch(SweepLine::isRunning));
            assertThat(badge(open)).isFalse();
            assertThat(shown(open)).extracting(SweepLine::name).containsExactly("on a closed pool", "with failures", "quick");
            assertThat(shown(open).getFirst().error()).contains("already terminated");
            assertThat(shown(open).get(1).progress().failed()).isEqualTo(3);
            open.picture("sweeps-ended");
            OpenWindow.awaitWindow("a bar with failures", () -> open.workbench().window().scene().getRoot()
                    .lookupAll(".sweep-progress .progress-bar").stream()
                    .anyMatch(bar -> bar.getPseudoClassStates().contains(PseudoClass.getPseudoClass("flawed"))));

            open.workbench().host().run(new SourceText("long", LONG));
            OpenWindow.awaitWindow("progress", () -> badge(open) && shown(open).getFirst().progress().done() > 20);
            open.picture("sweeps-light");
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                return null;
            });
            open.picture("sweeps-dark");
            open.workbench().host().stop();
            OpenWindow.awaitWindow("its end", () -> !badge(open) && shown(open).getFirst().state() == SweepLine.State.STOPPED);
            assertThat(shown(open)).hasSize(4);
        }
    }

    @Test
    void sweepsArePausedResumedAndCancelledByButtonsAndKeys() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 800)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.sweeps");
                return null;
            });
            CompletableFuture<Void> script = open.workbench().host().run(new SourceText("long", "WorkerPool pool = WorkerPool.processes(2);\n"
                    + LONG.replace("Sweep.named", "SweepResult part = Sweep.named")));
            OpenWindow.awaitWindow("rows", () -> state(open) == SweepLine.State.RUNNING && done(open) > 10);
            open.press("sweeps-pause");
            OpenWindow.awaitWindow("the pause", () -> state(open) == SweepLine.State.PAUSED);
            open.picture("sweeps-paused-light");
            int before = done(open);
            type(open, KeyCode.SPACE);
            OpenWindow.awaitWindow("more rows", () -> state(open) == SweepLine.State.RUNNING && done(open) > before);
            assertThat(((Button) open.workbench().window().scene().lookup("#sweeps-pause")).getText()).isEqualTo("Pause");
            type(open, KeyCode.DELETE);
            OpenWindow.awaitWindow("the end", () -> state(open) == SweepLine.State.CANCELLED);
            script.join();
            assertThat(done(open)).isBetween(before, 3999);
            OpenWindow.onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                return null;
            });
            open.picture("sweeps-cancelled-dark");
        }
    }

    @Test
    void manyQuickPointsWithDurableRowsDoNotHoldUpTheWindow() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 800)) {
            PulseWatch pulses = OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.sweeps");
                return new PulseWatch();
            });
            CompletableFuture<Void> script = open.workbench().host().run(new SourceText("many", MANY));
            OpenWindow.awaitWindow("rows", () -> !shown(open).isEmpty());
            OpenWindow.onWindow(() -> {
                pulses.start();
                return null;
            });
            script.join();
            OpenWindow.awaitWindow("all rows", () -> state(open) == SweepLine.State.FINISHED);
            OpenWindow.onWindow(() -> {
                pulses.stop();
                return null;
            });
            assertThat(shown(open).getFirst().progress().done()).isEqualTo(100_000);
            // A busy machine gives this thread few turns; a thread that is held up has one.
            assertThat(pulses.count()).as("pulses go on while rows come").isGreaterThan(3);
            assertThat(pulses.longest()).as("nothing takes the window's thread for long").isLessThan(Duration.ofMillis(900));
        }
    }

    @Test
    void theColumnsFillTheTableWhateverItsWidth() throws Exception {
        for (int width : new int[] {800, 1000, 1600}) {
            try (OpenWindow open = new OpenWindow(width, 720)) {
                OpenWindow.onWindow(() -> {
                    open.workbench().window().show("tandem.sweeps");
                    return null;
                });
                OpenWindow.awaitWindow("table", () -> table(open) != null && table(open).getWidth() > 0);
                open.picture("sweeps-" + width);
                OpenWindow.onWindow(() -> {
                    OpenWindow.assertColumnsFit(table(open));
                    return null;
                });
            }
        }
    }

    private static TableView<?> table(OpenWindow open) {
        return (TableView<?>) open.workbench().window().scene().lookup("#sweeps-table");
    }

    private static void type(OpenWindow open, KeyCode key) {
        OpenWindow.onWindow(() -> {
            open.workbench().window().scene().lookup("#sweeps-table").requestFocus();
            return null;
        });
        open.type(key);
    }

    private static SweepLine.State state(OpenWindow open) {
        return shown(open).isEmpty() ? null : shown(open).getFirst().state();
    }

    private static int done(OpenWindow open) {
        return shown(open).getFirst().progress().done();
    }
}
