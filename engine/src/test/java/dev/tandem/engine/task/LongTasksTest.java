package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.support.AroundLimits;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Tasks and results of any length, whatever they are, arrive: what is long lies in segments, also where messages are short.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class LongTasksTest {
    private static final WorkerOptions SMALL = WorkerOptions.DEFAULT.withHeap(1000L << 20).withNativeMemory(500L << 20);

    /// Something that is no array, and long because it has many parts.
    private record Parts(List<double[]> rows) {}

    private static PoolManager<Object, Object> echo;

    @BeforeAll
    static void startWorker() {
        echo = PoolManager.of((Object x) -> x).size(1).ordered(true).options(SMALL).start();
    }

    @AfterAll
    static void endWorker() {
        echo.terminate();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.engine.support.AroundLimits#bytes")
    void taskAndResultArrive(int bytes) {
        int count = bytes / Double.BYTES;
        int rows = count / 1000;
        double[] numbers = AroundLimits.numbers(count);
        INDArray matrix = Nd4j.valueArrayOf(new long[] {count}, 2.5, DataType.DOUBLE);
        String text = "x".repeat(bytes - 1) + "y";
        Parts parts = new Parts(IntStream.range(0, rows).mapToObj(i -> AroundLimits.numbers(1000)).toList());
        List.of(numbers, matrix, text, parts).forEach(echo::put);
        assertThat(Arrays.equals((double[]) echo.get(), numbers)).isTrue();
        INDArray back = (INDArray) echo.get();
        assertThat(back.minNumber().doubleValue() + back.maxNumber().doubleValue()).isEqualTo(5.0);
        assertThat(echo.get().equals(text)).isTrue();
        assertThat(((Parts) echo.get()).rows()).hasSize(rows).allMatch(row -> Arrays.equals(row, AroundLimits.numbers(1000)));
    }

    @Test
    void aResultThatIsStillWrittenIsNotTakenForOneThatIsToldBeforeIt() {
        int megabytes = 24;
        try (PoolManager<Integer, Object> pool = PoolManager.of((Integer i) -> i % 20 == 19
                ? (Object) Nd4j.valueArrayOf(new long[] {megabytes << 17}, (double) i, DataType.DOUBLE)
                : new double[] {i}).size(1).queueSize(400).ordered(true).options(SMALL).start()) {
            assertThat(pool.map(IntStream.range(0, 18).boxed().toList())).hasSize(18);
            for (int turn = 0; turn < 5; turn++) {
                List<Object> results = pool.map(IntStream.range(0, 100).boxed().toList());
                for (int i = 0; i < 100; i++) {
                    if (results.get(i) instanceof INDArray array) {
                        assertThat(array.minNumber().doubleValue()).isEqualTo(i);
                        assertThat(array.maxNumber().doubleValue()).isEqualTo(i);
                    } else {
                        assertThat((double[]) results.get(i)).containsExactly(i);
                    }
                }
            }
        }
    }

    @Test
    void errorsOfAnyLengthAreToldBesideResults() {
        int bytes = 12 << 20;
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer i) -> {
            if (i == 30) {
                throw new IllegalStateException("m".repeat(bytes));
            }
            if (i == 40) {
                Thread.sleep(20);
            }
            return i;
        }).size(1).queueSize(100).options(SMALL).start()) {
            IntStream.range(0, 60).forEach(pool::put);
            assertThatThrownBy(pool::getAll).isInstanceOf(TaskFailedException.class).hasMessageContaining("mmm");
            assertThat(pool.getAll().stream().collect(Collectors.summingInt(i -> i))).isEqualTo(59 * 30 - 30);
        }
    }
}
