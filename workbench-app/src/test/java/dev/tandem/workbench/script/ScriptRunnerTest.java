package dev.tandem.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop that comes when no statement runs, while an outcome is told.
class ScriptRunnerTest {
    @TempDir
    private Path folder;
    private final List<StatementOutcome> outcomes = new ArrayList<>();
    private final List<Thread> stopping = new ArrayList<>();
    private ScriptContext context;
    private Session session;
    private ScriptRunner runner;

    @BeforeEach
    void open() {
        context = ScriptContext.withoutWindow(List.of(), ScriptContext.standardOutput());
        session = Session.open(SessionOptions.standard().onStart(context::enter));
        runner = new ScriptRunner(session, context, this::told, _ -> {});
    }

    @AfterEach
    void close() throws InterruptedException {
        for (Thread each : stopping) {
            each.join(10_000);
            assertThat(each.isAlive()).isFalse();
        }
        session.close();
    }

    private void told(StatementOutcome outcome) {
        outcomes.add(outcome);
        if (outcome instanceof StatementOutcome.Value value && value.name().equals("last")) {
            stopNow();
        }
    }

    /// Returns when the stop has been noted; it waits until nothing runs any more.
    private void stopNow() {
        Thread thread = Thread.ofPlatform().start(runner::stop);
        stopping.add(thread);
        Await.until("a stop looks for what runs", Duration.ofSeconds(10), () -> isLooking(thread.getStackTrace()));
    }

    private static boolean isLooking(StackTraceElement[] stack) {
        boolean isInside = Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(ScriptRunner.class.getName()));
        return isInside && !stack[0].getClassName().equals(ScriptRunner.class.getName());
    }

    private static StatementOutcome.Stopped stoppedAt(StatementOutcome outcome) {
        assertThat(outcome).isInstanceOf(StatementOutcome.Stopped.class);
        return (StatementOutcome.Stopped) outcome;
    }

    @Test
    void betweenTwoStatementsItNamesTheNextOne() {
        OptionalInt code = runner.run(new SourceText("a.jsh", "int first = 1;\nint last = 2;\n\n// A remark.\nint never = 3;\n"));
        assertThat(code).hasValue(ExitStatus.INTERRUPTED.code());
        assertThat(outcomes).hasSize(3);
        assertThat(ErrorReport.lines(stoppedAt(outcomes.getLast()))).containsExactly("a.jsh:5: stopped");
    }

    @Test
    void afterTheLastStatementThereIsNothingToStop() {
        assertThat(runner.run(new SourceText("a.jsh", "int first = 1;\nint last = 2;\n// The end.\n"))).isEmpty();
        assertThat(outcomes).hasSize(2).noneMatch(StatementOutcome.Stopped.class::isInstance);
    }

    @Test
    void inAnOpenedFileItIsToldOnce() throws IOException {
        Path inner = Files.writeString(folder.resolve("b.jsh"), "int last = 2;\nint never = 3;\n");
        assertThat(runner.run(new SourceText("a.jsh", "/open " + inner + "\nint after = 4;\n"))).hasValue(ExitStatus.INTERRUPTED.code());
        assertThat(outcomes).hasSize(2);
        assertThat(stoppedAt(outcomes.getLast()).at()).isEqualTo(2);
    }

    @Test
    void atTheEndOfAnOpenedFileItNamesWhatComesAfter() throws IOException {
        Path inner = Files.writeString(folder.resolve("b.jsh"), "int last = 2;\n");
        assertThat(runner.run(new SourceText("a.jsh", "/open " + inner + "\nint after = 4;\n"))).hasValue(ExitStatus.INTERRUPTED.code());
        assertThat(outcomes).hasSize(2);
        assertThat(ErrorReport.lines(stoppedAt(outcomes.getLast()))).containsExactly("a.jsh:2: stopped");
    }
}
