package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class TaskPoolDefaultsTest {
    @TempDir
    private Path folder;

    @Test
    void thereAreAsManyWorkersAsCoresAndTwiceAsManyTasksMayWait() throws Exception {
        String gate = folder.resolve("gate").toString();
        int cores = Runtime.getRuntime().availableProcessors();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> TaskPoolTest.waitFor(gate)).start()) {
            assertThat(pool.size()).isEqualTo(cores);
            IntStream.range(0, 3 * cores).forEach(pool::put);
            assertThatThrownBy(() -> pool.put(0, false)).isInstanceOf(QueueFullException.class)
                    .hasMessageContainingAll("queue full", "queueSize=" + 2 * cores);
            Files.createFile(Path.of(gate));
            assertThat(pool.getAll()).hasSize(3 * cores);
        }
    }

    @Test
    void closingEndsTasksAtOnceUnlessToldOtherwise() {
        String never = folder.resolve("never").toString();
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> TaskPoolTest.waitFor(never)).size(1).queueSize(1).start();
        IntStream.range(0, 2).forEach(pool::put);
        long begin = System.nanoTime();
        pool.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(pool.isAlive()).isFalse();
    }

    @Test
    void waitingCostsNoTimeOfTheProcessor() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> TaskPoolTest.waitFor(gate)).size(1).queueSize(1).start()) {
            IntStream.range(0, 2).forEach(pool::put);
            List<Thread> waiting = Stream.<Runnable>of(pool::get, pool::get, () -> pool.put(3), pool::joinAsync)
                    .map(call -> Thread.ofPlatform().name("waiting").unstarted(call)).toList();
            pool.putAsync(List.of(4, 5));
            waiting.forEach(Thread::start);
            Await.until("all wait", () -> waiting.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
            long before = used();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            assertThat(Duration.ofNanos(used() - before)).isLessThan(Duration.ofMillis(60));
            Files.createFile(Path.of(gate));
            for (Thread each : waiting) {
                each.join();
            }
            assertThat(pool.getAll()).hasSize(3);
        }
    }

    /// What those who wait and the engine's own threads have used.
    private static long used() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("waiting|tandem-io.*|tandem-requests|task pool.*"))
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId())).sum();
    }
}
