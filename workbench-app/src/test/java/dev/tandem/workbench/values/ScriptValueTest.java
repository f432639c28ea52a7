package dev.tandem.workbench.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.plugin.ScriptValue;
import dev.tandem.plugin.Scripts;
import dev.tandem.workbench.capabilities.SessionScripts;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class ScriptValueTest {
    @TempDir
    private Path folder;

    private final ValueHold hold = new ValueHold();

    private ScriptValue describe(Object value) {
        return hold.describe("var", value);
    }

    @Test
    void numbersOfAnyRankAreReadByTheLastAxisFirst() {
        int[][][][][] five = new int[2][3][1][2][2];
        five[1][2][0][1][0] = 7;
        ScriptValue value = describe(five);
        assertThat(value.kind()).isEqualTo(ScriptValue.Kind.NUMBERS);
        assertThat(value.shape()).containsExactly(2L, 3L, 1L, 2L, 2L);
        assertThat(value.number(22)).isEqualTo(7);
        assertThat(value.entry(22)).isEqualTo("7");
        assertThatThrownBy(() -> value.number(24)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void smallNumbersAreACopyAndLargeOnesAreNot() {
        double[][] small = {{1, 2}, {3, 4}};
        double[] large = new double[10_000_000];
        ScriptValue copy = describe(small);
        ScriptValue live = describe(large);
        small[0][0] = 9;
        large[9_999_999] = 9;
        assertThat(copy.isCopy()).isTrue();
        assertThat(copy.number(0)).isEqualTo(1);
        assertThat(live.isCopy()).isFalse();
        assertThat(live.number(9_999_999)).isEqualTo(9);
        assertThat(live.print()).isNotEqualTo(describe(large).print());
    }

    @Test
    void arraysOfNd4jAreReadAlsoWhereTheyAreViewsOrWhole() {
        INDArray array = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
        ScriptValue turned = describe(array.transpose());
        assertThat(turned.shape()).containsExactly(3L, 2L);
        assertThat(turned.number(1)).isEqualTo(4);
        assertThat(describe(array.castTo(DataType.INT64)).entry(5)).isEqualTo("6");
        assertThat(describe(Nd4j.scalar(2.5)).number(0)).isEqualTo(2.5);
        assertThat(describe(Nd4j.empty()).size()).isZero();
        array.close();
        assertThat(describe(array).kind()).isEqualTo(ScriptValue.Kind.SIMPLE);
        assertThat(Sketch.of(array).sample()).contains("closed");
    }

    @Test
    void manyNumbersAreThoseThatAreReadOneByOne() {
        INDArray array = Nd4j.arange(120).castTo(DataType.DOUBLE).reshape(2, 3, 4, 5);
        List<Object> values = List.of(array, array.permute(3, 0, 2, 1),
                array.get(NDArrayIndex.point(1), NDArrayIndex.all(), NDArrayIndex.interval(1, 3), NDArrayIndex.all()),
                array.dup('f'), array.castTo(DataType.BFLOAT16), array.castTo(DataType.UINT8), array.gt(40), Nd4j.scalar(3L), new double[] {1, 2, 3},
                new boolean[][] {{true, false}, {false, true}}, new char[] {'a'}, new short[2][3][4], List.of(1, 2L, 3.5), new long[][] {{1}, {2}});
        for (Object value : values) {
            for (Numbers numbers : List.of(Numbers.of(value, true), Numbers.of(value, true).copy())) {
                for (int step = 1; step <= 7; step++) {
                    for (int first = 0; first < numbers.size(); first += 5) {
                        double[] into = new double[(int) ((numbers.size() - 1 - first) / step) + 1];
                        numbers.numbers(first, step, into, into.length);
                        int from = first;
                        int by = step;
                        assertThat(into).describedAs("%s from %d by %d", value, first, step)
                                .isEqualTo(IntStream.range(0, into.length).mapToDouble(i -> numbers.number(from + (long) i * by)).toArray());
                    }
                }
            }
        }
        ScriptValue value = describe(new int[] {1, 2, 3});
        assertThatThrownBy(() -> value.numbers(1, 1, new double[3], 3)).isInstanceOf(IndexOutOfBoundsException.class);
        INDArray closed = Nd4j.create(1_100_000);
        ScriptValue gone = describe(closed);
        closed.close();
        assertThatThrownBy(() -> gone.numbers(0, 1, new double[3], 3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void raggedMixedEmptyAndNothingAreToldFromNumbers() {
        assertThat(describe(new double[][] {{1}, {1, 2}}).kind()).isEqualTo(ScriptValue.Kind.PARTS);
        assertThat(describe(new double[][] {{1}, {1, 2}}).shape()).containsExactly(2L, -1L);
        assertThat(describe(new double[][] {{1}, null}).kind()).isEqualTo(ScriptValue.Kind.PARTS);
        assertThat(describe(new double[0][0]).size()).isZero();
        assertThat(describe(List.of(1, 2.5)).number(1)).isEqualTo(2.5);
        assertThat(describe(Arrays.asList(1, null)).entry(1)).isEqualTo("null");
        assertThat(describe(List.of(1, "a")).kind()).isEqualTo(ScriptValue.Kind.PARTS);
        assertThat(describe(null).sample()).isEqualTo("null");
        assertThat(describe(null).kind()).isEqualTo(ScriptValue.Kind.SIMPLE);
        assertThat(describe("a\nb").text()).isEqualTo("a\nb");
    }

    @Test
    void aTableHasRowsAndNamedColumns() {
        ScriptValue table = describe(SweepResult.of("s", Map.of("p", new double[] {1, 2, 3}), Map.of("q", new double[] {4, Double.NaN, 6})));
        assertThat(table.shape()).containsExactly(3L, 2L);
        assertThat(table.columns()).containsExactly("p", "q");
        assertThat(table.number(5)).isEqualTo(6);
        assertThat(table.entry(3)).isEqualTo("NaN");
    }

    @Test
    void partsComeInPiecesAndWhatIsOfOthersIsNotEntered() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < 2500; i++) {
            map.put("k" + i, i);
        }
        ScriptValue value = describe(map);
        assertThat(value.size()).isEqualTo(2500);
        assertThat(value.parts(2000, 1000)).hasSize(500).first().extracting(ScriptValue.Part::name).isEqualTo("k2000");
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        ScriptValue circle = describe(itself);
        assertThat(circle.parts(0, 1).getFirst().value().isSame(circle)).isTrue();
        assertThat(describe(Collections.unmodifiableMap(map)).kind()).isEqualTo(ScriptValue.Kind.SIMPLE);
        assertThat(describe(new Object()).parts(0, 10)).isEmpty();
    }

    @Test
    void whatWasReleasedCannotBeReadAnyMore() {
        ScriptValue value = describe(new double[] {1});
        hold.release();
        assertThat(value.isThere()).isFalse();
        assertThatThrownBy(() -> value.number(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("reset");
        assertThat(describe(new double[] {1}).isThere()).isFalse();
    }

    @Test
    void variablesAreListedWhileCodeRunsAndTypedCodeIsNotCalled() throws Exception {
        ScriptContext context = new ScriptContext(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {}), _ -> {});
        try (ScriptHost host = new ScriptHost(SessionOptions.standard(), context);
                SessionScripts scripts = new SessionScripts(host, Runnable::run)) {
            StringBuilder text =
                    new StringBuilder("class Wild { static boolean loops; double x = 2; public String toString() { while (loops); return \"\"; } } ");
            text.append("var wild = new Wild(); Wild.loops = true; Object none; ");
            for (int i = 0; i < 200; i += 50) {
                text.append("int ");
                for (int k = i; k < i + 50; k++) {
                    text.append(k == i ? "" : ", ").append("v").append(k).append(" = ").append(k);
                }
                text.append("; ");
            }
            scripts.run("many", text.toString()).get(50, TimeUnit.SECONDS);
            CountDownLatch begun = new CountDownLatch(1);
            scripts.listen(new Scripts.Listener() {
                @Override
                public void started(String name) {
                    begun.countDown();
                }
            });
            var running = scripts.run("loop", "while (true);");
            begun.await();
            List<Scripts.Variable> found = scripts.variables().get(50, TimeUnit.SECONDS);
            assertThat(found).hasSizeGreaterThanOrEqualTo(202).anySatisfy(each -> assertThat(each.value()).isEqualTo("Wild(x=2.0)"));
            ScriptValue wild = scripts.value("wild").get(50, TimeUnit.SECONDS).orElseThrow();
            assertThat(wild.parts(0, 10)).singleElement().extracting(each -> each.name() + each.value().sample()).isEqualTo("x2.0");
            assertThat(scripts.value("nothing").get(50, TimeUnit.SECONDS)).isEmpty();
            scripts.stop();
            running.get(50, TimeUnit.SECONDS);
            host.reset();
            while (wild.isThere()) {
                Thread.sleep(10);
            }
        }
    }
}
