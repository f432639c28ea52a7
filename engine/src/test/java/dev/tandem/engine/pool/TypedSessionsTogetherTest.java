package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.support.LeavesNothing;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several sessions on one pool of processes, at once and one after the other.
@ExtendWith(LeavesNothing.class)
class TypedSessionsTogetherTest {
    private static final String SAME_NAMES = "int v = %d; record P(int n) {} String f() { return v + \"\" + new P(%d); }";
    private static final String POOL = "import static dev.tandem.engine.pool.TypedSessionsTest.pool;";

    @BeforeEach
    void openPool() {
        TypedSessionsTest.use(WorkerPool.processes(2));
    }

    @AfterEach
    void closePool() {
        TypedSessionsTest.pool().close();
    }

    @Test
    void valuesAreThoseOfEachCall() {
        try (TypedSession session = new TypedSession()) {
            session.eval(POOL + "int n = 0; int get() { return n; }");
            for (int i = 0; i < 20; i++) {
                assertThat(session.eval("n = " + i + "; give(pool().apply(() -> get()));")).isEqualTo(List.of(i, i));
            }
        }
    }

    @Test
    void twoSessionsDoNotMix() {
        try (TypedSession one = new TypedSession(); TypedSession two = new TypedSession()) {
            one.eval(POOL + "int v = 1; record P(int n) {} String f() { return \"one\" + v + new P(v); }");
            two.eval(POOL + "int v = 2; record P(String s) {} String f() { return \"two\" + v + new P(\"p\"); }");
            for (int i = 0; i < 3; i++) {
                assertThat(one.eval("give(pool().apply(() -> f()).getFirst());")).isEqualTo("one1P[n=1]");
                assertThat(two.eval("give(pool().apply(() -> f()).getFirst());")).isEqualTo("two2P[s=p]");
            }
        }
    }

    @Test
    void sessionsWithTheSameNamesCallAtOnceAndOneBeginsAnewMeanwhile() throws Exception {
        try (TypedSession stays = new TypedSession(); ExecutorService threads = Executors.newSingleThreadExecutor()) {
            stays.eval(POOL + SAME_NAMES.formatted(1, 1) + "RemoteObject<P> h = pool().push(new P(1));");
            Future<?> other = threads.submit(() -> {
                for (int round = 2; round < 5; round++) {
                    try (TypedSession next = new TypedSession()) {
                        next.eval(POOL + SAME_NAMES.formatted(round, round) + "RemoteObject<P> h = pool().push(new P(v));");
                        String ours = round + "P[n=" + round + "]" + round;
                        assertThat(given(next, "f() + h.get().n()")).isEqualTo(List.of(ours, ours));
                    }
                }
            });
            while (!other.isDone()) {
                assertThat(given(stays, "f() + h.get().n()")).isEqualTo(List.of("1P[n=1]1", "1P[n=1]1"));
            }
            other.get();
        }
    }

    private static Object given(TypedSession session, String expression) {
        // Not by what was given last, which is one for all sessions.
        return session.ask("pool().apply(() -> " + expression + ")", List.of(() -> {})).getLast().value();
    }

    @Test
    void aSessionThatBeginsAnewKnowsNothingOfTheOneBefore() {
        for (int i = 0; i < 3; i++) {
            try (TypedSession session = new TypedSession()) {
                session.eval(POOL + "class Count { static int n = " + i + "; } int f(int x) { return x + Count.n; }");
                assertThat(session.eval("give(pool().map(x -> f(x), List.of(10)));")).isEqualTo(List.of(10 + i));
            }
        }
    }

    @Test
    void aFunctionOfOneSessionMayHoldThatOfAnother() {
        try (TypedSession one = new TypedSession(); TypedSession two = new TypedSession()) {
            one.eval("int k = 5; Function<Integer, Integer> f = x -> x * k;");
            two.eval(
                    POOL + "int k = 7; Function<Integer, Integer> combined(Object f) { return x -> ((Function<Integer, Integer>) f).apply(x) + k; }");
            Object given = one.eval("give(f);");
            assertThat(two.eval("give((Function<Object, Object>) f -> combined(f));")).isInstanceOf(java.util.function.Function.class);
            @SuppressWarnings("unchecked")
            var combine = (java.util.function.Function<Object, java.util.function.Function<Integer, Integer>>) two
                    .eval("give((Function<Object, Object>) f -> combined(f));");
            var combined = combine.apply(given);
            assertThat(TypedSessionsTest.pool().map(combined::apply, List.of(2))).isEqualTo(List.of(17));
        }
    }
}
