package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.code.TypedSession;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import jdk.jshell.EvalException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
    private static final long SESSIONS = Long.getLong("tandem.generated.sessions", 8);

    /// A pushed function, and what it gave here at that time.
    private record Kept(RemoteObject<Task<Object>> handle, String expected) {}

    private static final Deque<Kept> KEPT = new ArrayDeque<>();

    /// How often something was refused for the same reason.
    private static final Map<String, Integer> REASONS = new TreeMap<>();

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
        assertThat(refused).as("refused, of " + (equal + refused) + ": " + REASONS).isLessThan(Math.max(5, equal / 3));
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
        } finally {
            KEPT.forEach(kept -> kept.handle.remove());
            KEPT.clear();
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
        } catch (IllegalStateException | InternalError e) {
            // Rejected by the compiler, which also breaks sometimes: it uses what has another type now. What throws is declared.
            if (step.place() >= 0 && !(e.getCause() instanceof EvalException)) {
                generator.rejected(step.place());
            }
        }
    }

    private static void count(String verdict, java.util.function.Supplier<String> text) {
        if (verdict.startsWith("refused")) {
            refused++;
            REASONS.merge(verdict.split(": ")[1], 1, Integer::sum);
        } else {
            assertThat(verdict).as(text).isEqualTo("equal");
            equal++;
        }
    }

    /// For the typed code: compares the answers of all workers with the one of here.
    public static String asked(Task<Object> task) {
        return compare(() -> pool.apply(task), task);
    }

    /// For the typed code: compares functions that come back, by what they give here.
    public static String askedFor(Task<IntUnaryOperator> task) {
        return compare(() -> pool.apply(task).stream().<Object>map(f -> f.applyAsInt(4)).toList(),
                () -> task.run().applyAsInt(4));
    }

    /// For the typed code: compares typed objects that come back, with all that they hold.
    public static String askedBack(Task<Object> task) {
        return compare(() -> pool.apply(task).stream().<Object>map(FieldText::of).toList(), () -> FieldText.of(task.run()));
    }

    /// For the typed code: compares the values for some items, each computed from the same state.
    public static String askedEach(Function1<Integer, Integer> function) {
        return compare(() -> pool.map(function, List.of(3)), () -> function.apply(3));
    }

    /// For the typed code: pushes a function and notes what it gives now.
    public static String kept(Task<Object> task) {
        try {
            RemoteObject<Task<Object>> handle = pool.push(task);
            KEPT.add(new Kept(handle, said(() -> "[" + AnswerText.of(task.run()) + "]")));
            return "equal";
        } catch (CannotShipException e) {
            return "refused: " + e.getMessage();
        }
    }

    /// For the typed code: what was pushed longest ago, compared with what it gave then.
    public static String keptBefore() {
        Kept kept = KEPT.poll();
        if (kept == null) {
            return "equal";
        }
        try (RemoteObject<Task<Object>> handle = kept.handle) {
            return compare(() -> pool.apply(() -> handle.get().run()), kept.expected);
        }
    }

    private static String compare(Task<List<Object>> there, Task<Object> here) {
        String remote = answers(there);
        return verdict(remote, said(() -> "[" + AnswerText.of(here.run()) + "]"));
    }

    private static String compare(Task<List<Object>> there, String here) {
        return verdict(answers(there), here);
    }

    /// What all workers say; one answer when they agree.
    private static String answers(Task<List<Object>> there) {
        return said(() -> there.run().stream().map(AnswerText::of).distinct().toList().toString());
    }

    private static String verdict(String there, String here) {
        if (there.startsWith("refused: uses something that is not declared")
                && here.startsWith("threw jdk.jshell.spi.SPIResolutionException")) {
            // What fails here for that reason does not begin there, and says what is missing.
            return "equal";
        }
        return there.startsWith("refused") ? there : here.equals(there) ? "equal" : "here: " + here + "\nthere: " + there;
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
