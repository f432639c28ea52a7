package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Gives each test a session, and proves afterwards that its threads have ended.
abstract class OpenSession {
    Session session;

    @BeforeEach
    void open() {
        List<String> imports = List.of("import java.util.*;", "import java.util.function.*;");
        session = Session.open(new SessionOptions(imports, true, () -> {}));
    }

    @AfterEach
    void close() {
        boolean abandoned = session.isAbandoned();
        session.close();
        if (!abandoned) {
            await(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("session-evaluator") || thread.getName().startsWith("session-code")));
        }
    }

    StatementOutcome eval(String text) {
        return session.eval(text).getLast();
    }

    String valueOf(String text) {
        StatementOutcome outcome = eval(text);
        assertThat(outcome).isInstanceOf(StatementOutcome.Value.class);
        return ((StatementOutcome.Value) outcome).rendered();
    }

    Failure failureOf(String text) {
        StatementOutcome outcome = eval(text);
        assertThat(outcome).isInstanceOf(StatementOutcome.Threw.class);
        return ((StatementOutcome.Threw) outcome).failure();
    }

    /// Starts code, and returns when its thread is in it.
    CompletableFuture<List<StatementOutcome>> start(String text) {
        eval("1");
        var result = session.submit(new SourceText("test", text), _ -> {});
        await(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().startsWith("session-code") && !LeftThreads.contains(each.getKey()))
                .flatMap(each -> Arrays.stream(each.getValue()))
                .anyMatch(frame -> frame.getClassName().startsWith("REPL.")));
        return result;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /// Forgets what has this name since it was entered last.
    final void drop(String name) {
        session.declarations().typed().stream().filter(each -> each.name().equals(name)).reduce((_, last) -> last)
                .ifPresent(each -> session.declarations().drop(each.id()));
    }
}
