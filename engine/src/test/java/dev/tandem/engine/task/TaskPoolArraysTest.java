package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Tasks and results with long arrays, which lie in shared memory.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class TaskPoolArraysTest {
    private static final int LENGTH = 1 << 20;

    @TempDir
    private Path folder;

    private static INDArray filled(double value) {
        return Nd4j.valueArrayOf(new long[] {LENGTH}, value, DataType.DOUBLE);
    }

    @Test
    void longArraysTravelInSharedMemoryAsTheyWereWhenPut() {
        try (PoolManager<INDArray, INDArray> pool = PoolManager.of((INDArray x) -> x.addi(1)).size(2).ordered(true).start()) {
            INDArray task = filled(0);
            for (int i = 0; i < 6; i++) {
                task.assign(10.0 * i);
                pool.put(task);
            }
            task.assign(-1);
            List<INDArray> results = pool.getAll();
            assertThat(results).hasSize(6);
            for (int i = 0; i < 6; i++) {
                assertThat(results.get(i).minNumber().doubleValue()).isEqualTo(10.0 * i + 1);
                assertThat(results.get(i).maxNumber().doubleValue()).isEqualTo(10.0 * i + 1);
            }
            assertThat(socketBytes(pool)).isLessThan(LENGTH);
        }
    }

    @Test
    void aStaticArgumentIsSentToEachWorkerOnce() {
        String text = "static".repeat(100_000);
        try (PoolManager<Object, Integer> pool = PoolManager.of((Integer x, String s) -> x + s.length()).staticArgs(text).size(2)
                .ordered(true).start()) {
            for (int i = 0; i < 500; i++) {
                pool.put(i);
                assertThat(pool.get()).isEqualTo(text.length() + i);
            }
            assertThat(socketBytes(pool)).isBetween((long) text.length(), 3L * text.length());
        }
    }

    private static long socketBytes(PoolManager<?, ?> pool) {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(root -> root.groups().stream())
                .filter(group -> group.name().equals(pool.name())).flatMap(group -> group.workers().stream())
                .mapToLong(worker -> worker.bytesSent() + worker.bytesReceived()).sum();
    }

    @Test
    void primitiveArraysAndThoseInsideOthersTravelToo() {
        try (PoolManager<double[], List<double[]>> pool = PoolManager.of((double[] x) -> List.of(x, new double[] {x.length})).size(1).start()) {
            double[] long1 = new double[LENGTH];
            Arrays.setAll(long1, i -> i);
            pool.put(long1);
            assertThat(pool.get().getFirst()).isEqualTo(long1);
        }
    }

    @Test
    void resultsStayWhenTheWorkersAreGone() {
        PoolManager<Integer, INDArray> pool = PoolManager.of((Integer x) -> filled(x)).size(1).ordered(true).start();
        IntStream.range(0, 3).forEach(pool::put);
        pool.join();
        assertThat(pool.getAll()).extracting(each -> each.getDouble(LENGTH - 1)).containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void lostWorkersArrayTravelsAgain() throws Exception {
        String first = folder.resolve("first").toString();
        try (PoolManager<INDArray, Double> pool = PoolManager.<INDArray, Double>of(x -> {
            if (Files.notExists(Path.of(first))) {
                Files.createFile(Path.of(first));
                Runtime.getRuntime().halt(7);
            }
            return x.sumNumber().doubleValue();
        }).size(1).start()) {
            pool.put(filled(2));
            assertThat(pool.get()).isEqualTo(2.0 * LENGTH);
        }
    }

    @Test
    void tasksThatAreNotTakenGiveTheirMemoryBack() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (PoolManager<INDArray, Integer> pool = PoolManager.of((INDArray x) -> TaskPoolTest.waitFor(gate)).size(1).queueSize(1).start()) {
            pool.put(filled(1));
            pool.put(filled(2));
            long before = used();
            INDArray third = filled(3);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> pool.put(third, false)).isInstanceOf(QueueFullException.class).hasMessageContaining("queue full");
            }
            // What was sent twice is kept for a third time.
            assertThat(used()).isLessThanOrEqualTo(before + 2L * 8 * LENGTH);
            pool.clearTasks();
            Files.createFile(Path.of(gate));
            assertThat(pool.getAll()).containsExactly(0);
        }
    }

    private static long used() {
        return SegmentPool.own().counts().bytes() - SegmentPool.own().counts().idleBytes();
    }

    @Test
    void mapReadsFewLongItemsAhead() throws Exception {
        String gate = folder.resolve("gate").toString();
        AtomicInteger given = new AtomicInteger();
        Iterable<INDArray> items = () -> Stream.generate(() -> filled(given.getAndIncrement())).limit(30).iterator();
        try (PoolManager<INDArray, Double> pool = PoolManager.of((INDArray x) -> x.getDouble(0) + TaskPoolTest.waitFor(gate)).size(1)
                .queueSize(2).start()) {
            CompletableFuture<List<Double>> results = new CompletableFuture<>();
            Thread mapping = Thread.ofPlatform().start(() -> results.complete(pool.map(items)));
            Await.until("it waits for room", Duration.ofSeconds(30), () -> mapping.getState() == Thread.State.WAITING
                    && Arrays.stream(mapping.getStackTrace()).anyMatch(at -> at.getClassName().equals(TaskDispatch.class.getName())));
            assertThat(given.get()).isBetween(3, 12);
            Files.createFile(Path.of(gate));
            assertThat(results.join()).isEqualTo(IntStream.range(0, 30).mapToObj(i -> (double) i).toList());
        }
    }

    @Test
    void feederPausesForFewLongResults() {
        AtomicInteger given = new AtomicInteger();
        Iterable<Integer> endless = () -> Stream.generate(given::getAndIncrement).iterator();
        int megabytes = 16;
        try (PoolManager<Integer, INDArray> pool =
                PoolManager.of((Integer x) -> Nd4j.valueArrayOf(new long[] {megabytes << 17}, (double) x, DataType.DOUBLE)).size(1).queueSize(2)
                        .ordered(true).start()) {
            pool.putAsync(endless);
            int enough = (int) (PoolManager.UNCOLLECTED_BYTES / (megabytes << 20));
            Await.until("paused", Duration.ofSeconds(30), () -> given.get() >= enough);
            for (int i = 0; i < 3; i++) {
                assertThat(pool.get().getDouble(0)).isEqualTo(i);
            }
            assertThat(given.get()).isLessThanOrEqualTo(enough + 3 + 4);
        }
    }
}
