package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.code.TypedSession;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Results, exceptions and containers with typed parts, and the names in refusals.
class TypedErrorsTest extends TypedCodeContract {
    private TypedSession session;

    @BeforeEach
    void openSession() {
        current = pools.getLast();
        session = new TypedSession();
        session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool; import java.util.concurrent.*;");
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    static Stream<Arguments> sessions() {
        return Stream.of(
                session("a result that reads variables", "int k = 2; Function<Integer, Integer> maker() { return x -> x * k; }",
                        "pool().map(x -> maker(), List.of(1)).get(0).apply(5)", 10),
                session("a result that combines functions", "int k = 2; Function<Integer, Integer> f = x -> x + k;",
                        "pool().map(x -> f.andThen(y -> y * x), List.of(3)).get(0).apply(5)", 21),
                session("a result that goes out again", "int k = 2; Function<Integer, Function<Integer, Integer>> f = a -> x -> x * k + a;",
                        "pool().map(g -> g.apply(5), pool().map(f::apply, List.of(3)))", List.of(13)),
                session("records in a sorted map", "record P(int n) implements Comparable<P> { public int compareTo(P o) { return n - o.n; } } "
                        + "var m = new java.util.concurrent.ConcurrentSkipListMap<P, P>(Map.of(new P(2), new P(1), new P(1), new P(2)));",
                        "pool().map(x -> m.firstKey().n() + m.firstEntry().getValue().n(), List.of(1))", List.of(3)),
                session("records in a synchronized list", "record P(int n) {} var l = Collections.synchronizedList(new ArrayList<P>(List.of(new P(4))));",
                        "pool().map(x -> l.get(0).n(), List.of(1))", List.of(4)));
    }

    @Test
    void aResultReadsTheVariablesOfHere() {
        session.eval("int k = 2; Function<Integer, Integer> maker() { return x -> x * k; }"
                + "var f = pool().map(x -> maker(), List.of(1)).get(0); k = 100;");
        assertThat(session.eval("give(f.apply(1));")).isEqualTo(100);
    }

    @Test
    void anExceptionThatCannotTravelIsDescribed() {
        session.eval("class Bad extends RuntimeException { final Thread t = new Thread(); Bad() { super(\"typed words\"); } }"
                + "int f(int x) { if (x > 0) throw new Bad(); return x; }");
        assertThatThrownBy(() -> session.eval("pool().map(x -> f(x), List.of(0, 1));"))
                .hasStackTraceContaining("typed words").hasStackTraceContaining("Bad");
        assertThat(session.eval("give(pool().map(x -> f(x), List.of(0)));")).isEqualTo(List.of(0));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatIsInsideAContainerOfTheJdkIsNamed(String container, String path) {
        session.eval("record P(Object o) {} var c = " + container + ";");
        assertThatThrownBy(() -> session.eval("pool().map(x -> c.hashCode(), List.of(0));"))
                .hasStackTraceContaining("variable=c").hasStackTraceContaining("path=" + path);
    }

    static Stream<Arguments> containers() {
        return Stream.of(Arguments.of("new TreeMap<>(Map.of(1, new Thread()))", "c[1]"),
                Arguments.of("new TreeMap<>(Map.of(1, new P(new Thread())))", "c[1].o"),
                Arguments.of("new ConcurrentSkipListMap<>(Map.of(\"k\", List.of(new Thread())))", "c[1][0]"),
                Arguments.of("Collections.synchronizedList(new ArrayList<>(List.of(1, new Thread())))", "c[1]"),
                Arguments.of("new java.util.concurrent.atomic.AtomicReference<>(new P(new Thread()))", "c.value.o"),
                Arguments.of("new PriorityQueue<>(List.of(new Thread()))", "c[0]"));
    }
}
