package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.code.TypedSession;
import dev.tandem.engine.support.LeavesNothing;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several sessions on one pool of processes, at once and one after the other.
@ExtendWith(LeavesNothing.class)
class TypedSessionsTogetherTest {
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
            two.eval(POOL + "int k = 7; Function<Integer, Integer> combined(Object f) { return x -> ((Function<Integer, Integer>) f).apply(x) + k; }");
            Object given = one.eval("give(f);");
            assertThat(two.eval("give((Function<Object, Object>) f -> combined(f));")).isInstanceOf(java.util.function.Function.class);
            @SuppressWarnings("unchecked")
            var combine = (java.util.function.Function<Object, java.util.function.Function<Integer, Integer>>)
                    two.eval("give((Function<Object, Object>) f -> combined(f));");
            var combined = combine.apply(given);
            assertThat(TypedSessionsTest.pool().map(combined::apply, List.of(2))).isEqualTo(List.of(17));
        }
    }
}
