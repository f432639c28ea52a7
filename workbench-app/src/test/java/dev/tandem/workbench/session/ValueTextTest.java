package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ValueTextTest {
    @Test
    void showsSimpleValuesAsTyped() {
        assertThat(ValueText.of(null)).isEqualTo("null");
        assertThat(ValueText.of("a\"\n")).isEqualTo("\"a\\\"\\n\"");
        assertThat(ValueText.of('x')).isEqualTo("'x'");
        assertThat(ValueText.of(new int[][] {{1}, {2, 3}})).isEqualTo("int[2][] { int[1] { 1 }, int[2] { 2, 3 } }");
        assertThat(ValueText.of(Map.of("k", List.of(1)))).isEqualTo("{\"k\"=[1]}");
        assertThat(ValueText.of(Collections.singletonList(null))).isEqualTo("[null]");
    }

    @Test
    @Timeout(60)
    void showsBigValuesByTheirSize() {
        assertThat(ValueText.of(IntStream.range(0, 5_000_000).boxed().toList()))
                .hasSizeLessThan(1200).startsWith("[0, 1, 2").endsWith("(size 5000000)");
        assertThat(ValueText.of("x".repeat(5_000_000))).hasSizeLessThan(1200).endsWith("(length 5000000)");
        assertThat(ValueText.of(new double[1_000_000])).startsWith("double[1000000] { 0.0").hasSizeLessThan(1200);
    }

    @Test
    void aSummaryTellsThatAPoolIsClosedAndRunsNoTypedCode() {
        WorkerPool pool = WorkerPool.sequential();
        assertThat(ValueText.summary(pool)).isEqualTo(pool.toString()).startsWith("WorkerPool[").endsWith(", 1 worker]");
        pool.close();
        assertThat(ValueText.summary(pool)).endsWith("closed]");
        assertThat(ValueText.summary(Sweep.named("flu"))).startsWith("Sweep[flu");
        record Typed(int x) {
            @Override
            public String toString() {
                throw new IllegalStateException("must not run");
            }
        }
        assertThat(ValueText.summary(new Typed(1))).isEqualTo("Typed");
        assertThat(ValueText.summary(List.of(new Typed(1)))).endsWith("(size 1)");
    }

    private enum Colour {
        RED,
        BLUE {
            @Override
            public String toString() {
                throw new IllegalStateException("must not run");
            }
        }
    }

    /// The names of the JDK's own classes say nothing to a person, and differ from one JDK to the next.
    @Test
    void aSummaryCallsValuesByWhatTheyAreFor() throws Exception {
        assertThat(
                summaries(List.of(1, 2, 3), Map.of("k", 1), Map.of(), Set.of(1, 2), Arrays.asList(1, 2), Collections.unmodifiableMap(new TreeMap<>()),
                        new TreeMap<>(Map.of(1, 2)).keySet(), new ArrayList<>(List.of(7))))
                .containsExactly("List (size 3)", "Map (size 1)", "Map (size 0)",
                        "Set (size 2)", "List (size 2)", "Map (size 0)", "NavigableSet (size 1)", "ArrayList (size 1)");
        assertThat(summaries(Path.of("x"), Map.entry(1, 2), Stream.of(1), IntStream.range(0, 3), Optional.of(1), Thread.currentThread(),
                Colour.RED, Colour.BLUE)).containsExactly("x", "Map.Entry", "Stream", "IntStream", "Optional", "Thread", "RED", "BLUE");
        Runnable run = () -> {};
        Comparator<String> order = (Comparator<String> & Serializable) String::compareTo;
        Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (_, _, _) -> null);
        assertThat(summaries(run, order, proxy, new Object() {}, new Runnable() {
            @Override
            public void run() {}
        })).containsExactly("lambda of Runnable", "lambda of Comparator", "proxy of Runnable", "anonymous Object", "anonymous Runnable");
        assertThat(summaries(new int[2][3], new String[4], new List<?>[] {List.of()}, new double[0])).containsExactly("int[2][]", "String[4]",
                "List[1]",
                "double[0]");
        try (ExecutorService own = Executors.newVirtualThreadPerTaskExecutor(); WorkerPool pool = WorkerPool.threads(1)) {
            assertThat(summaries(own, pool.push(1))).containsExactly("ExecutorService", "RemoteObject");
        }
    }

    private static List<String> summaries(Object... values) {
        return Stream.of(values).map(ValueText::summary).toList();
    }

    @Test
    void whatHasNoNameAndSaysNothingIsCalledByWhatItIsFor() {
        Runnable lambda = () -> {};
        assertThat(Stream.of(new Object() {}, lambda, new Object() {
            @Override
            public String toString() {
                return "mine";
            }
        }).map(ValueText::of)).containsExactly("anonymous Object", "lambda of Runnable", "mine");
    }

    @Test
    void survivesWhatThrowsOrContainsItself() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        assertThat(ValueText.of(hostile)).contains("threw java.lang.IllegalStateException");
        List<Object> itself = new java.util.ArrayList<>();
        itself.add(itself);
        assertThat(ValueText.of(itself)).hasSizeLessThan(1200);
    }
}
