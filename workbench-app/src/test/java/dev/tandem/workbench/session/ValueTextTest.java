package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        assertThat(ValueText.summary(pool)).isEqualTo(pool.toString()).startsWith("WorkerPool[");
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
