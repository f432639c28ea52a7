package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.code.TypedSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import jdk.jshell.EvalException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random sessions: each worker answers what the same expression gives here at that moment, or it is refused.
///
/// Functions are pushed, too, and later have to give what they gave when pushed; not so with
/// `-Dtandem.generated.pushes=false`. `-Dtandem.generated.first=N -Dtandem.generated.sessions=M` runs other and more
/// sessions.
public class GeneratedSessionsTest {
    private static final int STEPS = 60;
    private static final long FIRST = Long.getLong("tandem.generated.first", 1);
    private static final long SESSIONS = Long.getLong("tandem.generated.sessions", 4);
    private static final long MANY = 200;

    /// How often something was refused for the same reason.
    private static final Map<String, Integer> REASONS = new TreeMap<>();

    private static WorkerPool pool;
    private static int equal;
    private static int refused;

    @BeforeAll
    static void openPool() {
        pool = WorkerPool.processes(2);
        Answers.use(pool);
    }

    /// A generator that only gets refusals proves nothing.
    @AfterAll
    static void closePool() {
        pool.close();
        assertThat(refused).as("refused, of " + (equal + refused) + ": " + REASONS).isLessThan(Math.max(5, equal / 3));
    }

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SESSIONS);
    }

    static LongStream moreSeeds() {
        return LongStream.range(FIRST + SESSIONS, FIRST + MANY);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("moreSeeds")
    void workersAnswerAsThisProcessDoesInManySessions(long seed) {
        workersAnswerAsThisProcessDoes(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workersAnswerAsThisProcessDoes(long seed) {
        SessionGenerator generator = new SessionGenerator(seed);
        StringBuilder text = new StringBuilder();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.Answers.*;");
            for (int i = 0; i < STEPS; i++) {
                SessionGenerator.Step step = generator.next();
                text.append(step.code()).append('\n');
                enter(session, generator, step, () -> "seed=" + seed + "\n" + text);
            }
        } finally {
            Answers.forgetKept();
        }
    }

    private static void enter(TypedSession session, SessionGenerator generator, SessionGenerator.Step step,
            Supplier<String> text) {
        try {
            List<TypedSession.Outcome> outcomes = session.ask(step.code(), List.of(() -> {}));
            if (step.asked()) {
                assertThat(outcomes.getFirst().thrown()).as(text).isNull();
                count(Answers.takeVerdict(), text);
            }
        } catch (IllegalStateException | InternalError e) {
            // Rejected by the compiler, which also breaks sometimes: it uses what has another type now. What throws is declared.
            if (step.place() >= 0 && !(e.getCause() instanceof EvalException)) {
                generator.rejected(step.place());
            }
        }
    }

    private static void count(String verdict, Supplier<String> text) {
        if (verdict.startsWith("refused")) {
            refused++;
            REASONS.merge(verdict.split(": ")[1], 1, Integer::sum);
        } else {
            assertThat(verdict).as(text).isEqualTo("equal");
            equal++;
        }
    }
}
