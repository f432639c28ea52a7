package dev.tandem.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.workbench.session.Aftermath;
import dev.tandem.workbench.session.Failure;
import dev.tandem.workbench.session.Failure.Frame;
import dev.tandem.workbench.session.Problem;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    private static final SourceText SOURCE = new SourceText("a.jsh", "pool.apply(() -> 1);");
    private static final Frame STATEMENT = new Frame("", "a.jsh", 1, SOURCE);
    private static final Frame CALL = new Frame("waits", "a.jsh", 3, SOURCE);

    private static List<String> lines(Failure failure) {
        return ErrorReport.lines(new StatementOutcome.Threw(failure, SOURCE, 1, new Aftermath(List.of(), List.of(), List.of(), SOURCE, 1)));
    }

    private static Failure failure(Class<?> type, String message, Failure cause, Frame... frames) {
        return new Failure(type.getName(), message, List.of(frames), cause, null);
    }

    @Test
    void howTheEngineHasWaitedIsNotTheLastWord() {
        Failure failure = failure(CallInterruptedException.class, "interrupted while waiting: pool=a",
                failure(InterruptedException.class, null, null, STATEMENT), STATEMENT);
        assertThat(lines(failure))
                .containsExactly("a.jsh:1: interrupted while waiting: pool=a (CallInterruptedException)");
    }

    @Test
    void whatTheUsersCodeThrewIsToldAlsoWithoutAWord() {
        Failure task = failure(TaskFailedException.class, "task failed", failure(TimeoutException.class, null, null, CALL), STATEMENT);
        assertThat(lines(task)).containsSequence("caused by: java.util.concurrent.TimeoutException", "    at waits (a.jsh:3)");
        Failure thrown = failure(IllegalStateException.class, "late", failure(TimeoutException.class, null, null, STATEMENT), STATEMENT);
        assertThat(lines(thrown)).endsWith("caused by: java.util.concurrent.TimeoutException");
        Failure worded = failure(TaskFailedException.class, "task failed", failure(TimeoutException.class, "after 3 s", null), STATEMENT);
        assertThat(lines(worded)).endsWith("caused by: java.util.concurrent.TimeoutException: after 3 s");
    }

    @Test
    void whatTandemRefusesIsASentenceAndWhatTheUserThrowsHasItsClass() {
        try (Session session = Session.open(SessionOptions.standard())) {
            assertThat(ErrorReport.lines(session.eval("Samples.named(\"nope\", 1)").getLast()).getFirst())
                    .matches("session:1: no such .*kind=nope.* \\(IllegalArgumentException\\)");
            assertThat(ErrorReport.lines(session.eval("throw new IllegalArgumentException(\"mine\");").getLast()).getFirst())
                    .isEqualTo("session:1: java.lang.IllegalArgumentException: mine");
        }
        assertThat(TandemException.textOf(new IllegalArgumentException("no such place: place=moon"))).isEqualTo("no such place: place=moon");
    }

    @Test
    void ofAVeryLongLineAsMuchIsShownAsTellsThePlace() {
        String line = "0123456789".repeat(100);
        SourceText source = new SourceText("data.jsh", line);
        for (int column : List.of(1, 150, 500, 1000, 1001)) {
            List<String> told = ErrorReport.lines(new StatementOutcome.Rejected(
                    List.of(new Problem("data.jsh", new SourceText.Position(1, column), new SourceText.Position(1, column), true, "wrong", line)),
                    source));
            assertThat(told.get(1)).hasSizeLessThan(210).contains("0123456789").contains("...");
            assertThat(told.get(2)).endsWith("^").hasSizeLessThan(210);
            if (column <= 1000) {
                assertThat(told.get(1).charAt(told.get(2).length() - 1)).isEqualTo(line.charAt(column - 1));
            }
        }
    }
}
