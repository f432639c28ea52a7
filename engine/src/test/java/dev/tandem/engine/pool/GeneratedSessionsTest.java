package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.code.TypedSession;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random sessions: each worker answers what the same expression gives here at that moment, or it is refused.
///
/// `-Dtandem.generated.first=N -Dtandem.generated.sessions=M` runs other and more sessions.
public class GeneratedSessionsTest {
    private static final int STEPS = 60;
    private static final long FIRST = Long.getLong("tandem.generated.first", 1);
    private static final long SESSIONS = Long.getLong("tandem.generated.sessions", 12);

    private static WorkerPool pool;
    private static int equal;
    private static int refused;

    @BeforeAll
    static void openPool() {
        pool = WorkerPool.processes(2);
    }

    /// A generator that only gets refusals proves nothing.
    @AfterAll
    static void closePool() {
        pool.close();
        assertThat(refused).as("refused, of " + (equal + refused)).isLessThan(Math.max(5, equal / 4));
    }

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SESSIONS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workersAnswerAsThisProcessDoes(long seed) {
        SessionGenerator generator = new SessionGenerator(seed);
        StringBuilder text = new StringBuilder();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.GeneratedSessionsTest.*;");
            for (int i = 0; i < STEPS; i++) {
                SessionGenerator.Step step = generator.next();
                text.append(step.code()).append('\n');
                enter(session, generator, step, () -> "seed=" + seed + "\n" + text);
            }
        }
    }

    private static void enter(TypedSession session, SessionGenerator generator, SessionGenerator.Step step,
            java.util.function.Supplier<String> text) {
        try {
            List<TypedSession.Outcome> outcomes = session.ask(step.code(), List.of(() -> { }));
            if (step.asked()) {
                assertThat(outcomes.getFirst().thrown()).as(text).isNull();
                count((String) outcomes.getFirst().value(), text);
            }
        } catch (IllegalStateException e) {
            // Rejected by the compiler: it uses what has another type now.
            if (step.place() >= 0) {
                generator.rejected(step.place());
            }
        }
    }

    private static void count(String verdict, java.util.function.Supplier<String> text) {
        if (verdict.startsWith("refused")) {
            refused++;
        } else {
            assertThat(verdict).as(text).isEqualTo("equal");
            equal++;
        }
    }

    /// For the typed code: compares the answers of all workers with the one of here.
    public static String asked(Task<Object> task) {
        return compare(() -> pool.apply(task), () -> List.of(task.run(), 0).getFirst());
    }

    /// For the typed code: compares functions that come back, by what they give here.
    public static String askedFor(Task<IntUnaryOperator> task) {
        return compare(() -> pool.apply(task).stream().<Object>map(f -> f.applyAsInt(4)).toList(),
                () -> task.run().applyAsInt(4));
    }

    /// For the typed code: compares the values for some items, each computed from the same state.
    public static String askedEach(Function1<Integer, Integer> function) {
        return compare(() -> pool.map(function, List.of(3)), () -> function.apply(3));
    }

    private static String compare(Task<List<Object>> there, Task<Object> here) {
        String remote = said(() -> there.run().stream().map(AnswerText::of).distinct().toList().toString());
        if (remote.startsWith("refused")) {
            said(here::run);
            return remote;
        }
        String local = said(() -> "[" + AnswerText.of(here.run()) + "]");
        return local.equals(remote) ? "equal" : "here: " + local + "\nthere: " + remote;
    }

    // Whatever typed code throws is an answer.
    @SuppressWarnings("IllegalCatch")
    private static String said(Task<Object> task) {
        try {
            return (String) task.run();
        } catch (CannotShipException e) {
            return "refused: " + e.getMessage();
        } catch (dev.tandem.engine.TaskFailedException e) {
            return "threw " + e.getCause();
        } catch (Throwable e) {
            return "threw " + e;
        }
    }
}
