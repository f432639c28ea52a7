package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What is used again and again takes no more in the end than near the beginning.
@ExtendWith(LeavesNothing.class)
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class GrowthTest {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final long MEGABYTE = 1 << 20;
    private static final int AT_ONCE = 10;

    /// What this process holds.
    private record Footprint(long descriptors, long threads, long children, long resident) {
        static Footprint now() {
            System.gc();
            try (Stream<Path> open = Files.list(PROCESS.resolve("fd"))) {
                long pages = Long.parseLong(Files.readString(PROCESS.resolve("statm")).split(" ")[1]);
                return new Footprint(open.count(), ManagementFactory.getThreadMXBean().getThreadCount(),
                        ProcessHandle.current().children().count(), pages * 4096);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean hardlyAbove(Footprint before, long megabytes) {
            return descriptors <= before.descriptors + 10 && threads <= before.threads + 10
                    && children <= before.children && resident <= before.resident + megabytes * MEGABYTE;
        }
    }

    @Test
    void manyPoolsLeaveNoGrowth() {
        assertNoGrowthOfPools(20, 60);
    }

    @Tag("long")
    @Test
    void aThousandPoolsLeaveNoGrowth() {
        assertNoGrowthOfPools(100, 900);
    }

    @Test
    void pushesOfEightyMegabytesLeaveNoGrowth() {
        assertNoGrowthOfPushes(5, 15);
    }

    @Tag("long")
    @Test
    void aHundredPushesOfEightyMegabytesLeaveNoGrowth() {
        assertNoGrowthOfPushes(10, 90);
    }

    private static void assertNoGrowthOfPools(int first, int more) {
        openAndClose(first);
        Footprint early = Footprint.now();
        openAndClose(more);
        assertNoGrowth(early, 100);
    }

    private static void assertNoGrowthOfPushes(int first, int more) {
        INDArray array = Nd4j.ones(DataType.DOUBLE, 10_000_000);
        try (WorkerPool pool = WorkerPool.processes(2)) {
            push(pool, array, first);
            Footprint early = Footprint.now();
            push(pool, array, more);
            assertNoGrowth(early, 200);
        }
    }

    /// Some at once; one in ten is a process, whose start costs more than all else here.
    private static void openAndClose(int pools) {
        for (int done = 0; done < pools; done += AT_ONCE) {
            List<CompletableFuture<Void>> batch = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> CompletableFuture.runAsync(() -> useOnce(number), Thread::startVirtualThread)).toList();
            batch.forEach(CompletableFuture::join);
        }
    }

    private static void useOnce(int number) {
        try (WorkerPool pool = number == 0 ? WorkerPool.processes(1)
                : number % 2 == 0 ? WorkerPool.threads(2) : WorkerPool.sequential()) {
            assertThat(pool.map(x -> x + number, List.of(1, 2))).containsExactly(1 + number, 2 + number);
        }
    }

    private static void push(WorkerPool pool, INDArray array, int times) {
        for (int i = 0; i < times; i++) {
            RemoteObject<INDArray> pushed = pool.push(array);
            assertThat(pool.apply(() -> pushed.get().getDouble(7))).containsExactly(1.0, 1.0);
            pushed.remove();
        }
    }

    /// Threads and descriptors of what was closed last may take a moment to go.
    private static void assertNoGrowth(Footprint early, long megabytes) {
        Await.until("no growth since " + early, Duration.ofSeconds(10), () -> Footprint.now().hardlyAbove(early, megabytes));
    }
}
