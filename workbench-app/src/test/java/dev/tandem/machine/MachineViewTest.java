package dev.tandem.machine;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class MachineViewTest {
    private static String said(OpenWindow open, String id) {
        return open.workbench().window().scene().lookup("#machine-" + id) instanceof Label label ? label.getText() : "";
    }

    @Test
    void itShowsTheMachineAndWhatWorkersTakeOfItInBothThemes() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            onWindow(() -> {
                open.workbench().window().show("tandem.machine");
                return null;
            });
            awaitWindow("cores", () -> said(open, "cores").endsWith(" of " + Runtime.getRuntime().availableProcessors() + " busy"));
            open.workbench().host().run(new SourceText("text", "WorkerPool pool = WorkerPool.processes(2); pool.apply(() -> 1);")).join();
            awaitWindow("workers",
                    () -> said(open, "tandem").startsWith("2 workers") && said(open, "tandem-detail").matches(".*cores, \\d.* GB of memory"));
            assertThat(onWindow(() -> List.of(said(open, "memory"), said(open, "disk")))).allMatch(text -> text.matches("[\\d.]+ GB free"));
            assertThat(onWindow(() -> said(open, "swap"))).matches("none|[\\d.]+ GB free");
            open.picture("machine-light");
            onWindow(() -> {
                open.workbench().window().setTheme(Theme.DARK);
                return null;
            });
            open.picture("machine-dark");
        }
    }

    @Test
    void scriptsAskItAndMayHaveATypeOfThatName() {
        try (Session session = Session.open(SessionOptions.standard())) {
            assertThat(session.eval("Program.of(\"true\"); Machine.cores()").getLast()).isInstanceOf(StatementOutcome.Value.class);
            assertThat(session.eval("record Machine(int n) {} record Program() {} new Machine(7).n()").getLast())
                    .isInstanceOfSatisfying(StatementOutcome.Value.class, value -> assertThat(value.rendered()).isEqualTo("7"));
        }
    }
}
