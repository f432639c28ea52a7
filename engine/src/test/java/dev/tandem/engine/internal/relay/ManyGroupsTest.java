package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.OnLoopback;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Several groups behind one relay, which has little memory, each with much to move at the same time.
@ExtendWith({OnLoopback.class, LeavesNothing.class})
@Tag("long")
@Timeout(300)
class ManyGroupsTest {
    private static final int GROUPS = 8;
    private static final int MB = 1 << 20;
    /// Of 25 MB each, so that each group moves 400 MB there and as much back.
    private static final int ARRAYS = 16;
    private static final int TEXTS = 100;

    @Test
    void eachGroupMovesWhatItHasThroughOneRelayAndNoneStarves() {
        WorkerOptions small = WorkerOptions.DEFAULT.withHeap(300L * MB).withNativeMemory(300L * MB);
        List<WorkerPool> pools = IntStream.range(0, GROUPS).mapToObj(i -> WorkerPool.processes(1, small)).toList();
        try {
            List<Long> relays = pools.stream().map(ManyGroupsTest::relay).toList();
            assertThat(relays).containsOnly(relays.getFirst());
            AtomicIntegerArray moved = new AtomicIntegerArray(GROUPS);
            AtomicInteger fewestWhenFirstIsDone = new AtomicInteger(-1);
            List<CompletableFuture<Void>> all = IntStream.range(0, GROUPS).mapToObj(group -> CompletableFuture.runAsync(() -> {
                move(pools.get(group), () -> moved.incrementAndGet(group));
                fewestWhenFirstIsDone.compareAndSet(-1, IntStream.range(0, GROUPS).map(moved::get).min().orElseThrow());
            }, task -> Thread.ofPlatform().start(task))).toList();
            all.forEach(CompletableFuture::join);
            assertThat(fewestWhenFirstIsDone.get()).as("arrays that each group has moved when the first is done").isPositive();
            assertThat(pools.stream().map(ManyGroupsTest::relay)).containsOnly(relays.getFirst());
        } finally {
            pools.forEach(WorkerPool::close);
        }
    }

    private static void move(WorkerPool pool, Runnable moved) {
        // What is just too short for a segment goes through the memory of the relay.
        List<CompletableFuture<Integer>> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            String text = Integer.toString(i % 10).repeat(900_000);
            texts.add(pool.applyOnlyAsync(() -> text.length(), 0));
        }
        for (int i = 0; i < ARRAYS; i++) {
            INDArray array = Nd4j.valueArrayOf(new long[] {25 << 17}, (double) i, DataType.DOUBLE);
            INDArray back = pool.applyOnly(() -> array.add(1), 0);
            assertThat(back.minNumber().doubleValue()).isEqualTo(i + 1);
            assertThat(back.maxNumber().doubleValue()).isEqualTo(i + 1);
            moved.run();
        }
        assertThat(texts).allMatch(length -> length.join() == 900_000);
    }

    private static long relay(WorkerPool pool) {
        return pool.applyOnly(() -> ProcessHandle.current().parent().orElseThrow().pid(), 0);
    }
}
