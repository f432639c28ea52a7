package dev.tandem.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.support.AroundLimits;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Peers give each other values of any length: what is long lies in segments, which are given up when all have read it.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class LongPeersTest {
    private static final WorkerOptions SMALL = WorkerOptions.DEFAULT.withHeap(1000L << 20).withNativeMemory(500L << 20);

    private static ParallelManager shared;

    @BeforeAll
    static void startWorkers() {
        shared = ParallelManager.processes(2, PeerOptions.DEFAULT.withWorkers(SMALL));
        assertThat(together(Peers::rank)).containsExactly(0, 1);
    }

    /// The same workers go on.
    @AfterEach
    void allAnswer() {
        assertThat(together(Peers::rank)).containsExactly(0, 1);
    }

    @AfterAll
    static void endWorkers() {
        shared.close();
    }

    private static long used() {
        return SegmentPool.own().counts().bytes() - SegmentPool.own().counts().idleBytes();
    }

    private static <R> List<R> together(Function1<Peers, R> work) {
        shared.scatter((Integer x) -> x, 0, (List<Integer> share, Integer built) -> work.apply(ParallelManager.current()), List.of(0, 1));
        return shared.<Integer, R>gather().stream().map(LocalResults::results).toList();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.engine.support.AroundLimits#bytes")
    void valuesOfAnyLengthReachAll(int bytes) {
        int count = bytes / Double.BYTES;
        assertThat(together(peers -> {
            double[] root = peers.isRootProcess() ? AroundLimits.numbers(count) : new double[count];
            peers.syncArrayWithPeers(root);
            INDArray matrix = Nd4j.valueArrayOf(new long[] {count}, peers.rank() + 1.5, DataType.DOUBLE);
            peers.syncArrayWithPeers(matrix);
            String text = peers.syncObjectWithPeers((peers.isRootProcess() ? "a" : "b").repeat(bytes));
            return Arrays.equals(root, AroundLimits.numbers(count)) + " " + matrix.minNumber().doubleValue() + " "
                    + matrix.maxNumber().doubleValue() + " " + text.equals("a".repeat(bytes));
        })).containsOnly("true 1.5 1.5 true").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.engine.support.AroundLimits#bytes")
    void whatAllGiveIsCombined(int bytes) {
        int count = bytes / Double.BYTES;
        assertThat(together(peers -> {
            double[] numbers = AroundLimits.numbers(count);
            double[] sum = peers.sumValuesAndSync(numbers);
            INDArray matrix = peers.sumValuesAndSync(Nd4j.valueArrayOf(new long[] {count}, peers.rank() + 1.5, DataType.DOUBLE));
            List<String> texts = peers.combineDataWithPeers("c".repeat(bytes + peers.rank()));
            double[] all = peers.isRootProcess() ? new double[2 * count] : null;
            peers.gatherArraysToRoot(numbers, all, new int[] {count, count});
            return sum[count - 1] / numbers[count - 1] + " " + matrix.minNumber().doubleValue() + " "
                    + texts.stream().map(t -> t.length() - bytes).toList()
                    + " " + (all == null || all[2 * count - 1] == all[count - 1] && all[count] == 0.5);
        })).containsOnly("2.0 4.0 [0, 1] true").hasSize(2);
    }

    @Test
    void longValuesOfManyTurnsDoNotAddUp() {
        int count = 1 << 20;
        int turns = 60;
        long before = used();
        assertThat(together(peers -> {
            double[] sum = new double[count];
            for (int i = 0; i < turns; i++) {
                Arrays.fill(sum, i);
                sum = peers.sumValuesAndSync(sum);
            }
            return sum[count - 1];
        })).containsExactly(2.0 * (turns - 1), 2.0 * (turns - 1));
        Await.until("all segments are idle", () -> used() <= before);
        // Of both peers, in eight turns.
        assertThat(SegmentPool.own().counts().bytes() - before).isLessThan(2L * 8 * Double.BYTES * count);
    }

    @Test
    void aPeerThatFailsLeavesTheLongValuesOfTheOthersBehind() {
        int count = 1 << 20;
        long before = used();
        assertThatThrownBy(() -> together(peers -> {
            peers.sumValuesAndSync(new double[count]);
            if (!peers.isRootProcess()) {
                throw new IllegalStateException("on purpose");
            }
            return peers.sumValuesAndSync(new double[count])[0];
        })).isInstanceOf(PartialResultsException.class).hasMessageContaining("on purpose");
        Await.until("all segments are idle", () -> used() <= before);
    }
}
