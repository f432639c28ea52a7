package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.UsualWorkers;
import dev.tandem.engine.worker.WorkerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// Waiting must cost no processor time: whoever polls wakes up thousands of times a second, and never rests.
@Tag("alone")
@Timeout(120)
@ExtendWith({LeavesNothing.class, UsualWorkers.class})
@EnabledOnOs(OS.LINUX)
class WaitingTest {
    private static final Duration WINDOW = Duration.ofMillis(200);
    /// A JVM wakes up by itself about 50 times a second.
    private static final long FEW = 60;
    private static final long MOST_NANOS = 20_000_000;

    /// What all threads of the engine have used so far: those of the workers, and here those that belong to it.
    private record Use(long wakeUps, long nanos) {
        static Use now(List<Long> workers) {
            long wakeUps = 0;
            long nanos = 0;
            for (Path thread : threads(workers)) {
                try {
                    String status = Files.readString(thread.resolve("status"));
                    wakeUps += Long.parseLong(status.substring(status.indexOf("\nvoluntary_ctxt_switches:") + 25).split("\n")[0].strip());
                    nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (IOException e) {
                    // It has just ended.
                    continue;
                }
            }
            return new Use(wakeUps, nanos);
        }

        private static List<Path> threads(List<Long> workers) {
            List<Path> all = new ArrayList<>();
            workers.forEach(worker -> all.addAll(threads(worker.toString(), "")));
            all.addAll(threads("self", "tandem-"));
            return all;
        }

        private static List<Path> threads(String process, String prefix) {
            try (Stream<Path> tasks = Files.list(Path.of("/proc", process, "task"))) {
                return tasks.filter(task -> name(task).startsWith(prefix)).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String name(Path task) {
            try {
                return Files.readString(task.resolve("comm"));
            } catch (IOException e) {
                return "";
            }
        }
    }

    /// One window in which nearly nothing happens is proof enough: whoever polls has none.
    private static void awaitRest(List<Long> workers) {
        Await.until("all rest", Duration.ofSeconds(60), () -> {
            Use before = Use.now(workers);
            try {
                Thread.sleep(WINDOW);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Use after = Use.now(workers);
            return after.wakeUps - before.wakeUps < FEW * workers.size() && after.nanos - before.nanos < MOST_NANOS;
        });
    }

    private static int blocked() throws InterruptedException {
        Thread.sleep(600_000);
        return 0;
    }

    @Test
    void workersThatHaveNothingToDoRestAlsoAfterManyCalls() {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            List<Long> workers = pool.apply(() -> ProcessHandle.current().pid());
            for (int i = 0; i < 1000; i++) {
                pool.apply(() -> 1);
            }
            awaitRest(workers);
        }
    }

    @Test
    void whoeverWaitsForATaskRestsAndSoDoesTheWorkerOfASleepingOne() {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            List<Long> workers = pool.apply(() -> ProcessHandle.current().pid());
            CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> pool.apply(WaitingTest::blocked),
                    work -> Thread.ofPlatform().name("tandem-test").daemon().start(work));
            Await.until("both are busy", Duration.ofSeconds(30), () -> busy(pool.name()) == 2);
            awaitRest(workers);
            assertThat(waiting).isNotDone();
        }
    }

    private static long busy(String group) {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(root -> root.groups().stream())
                .filter(each -> each.name().equals(group)).flatMap(each -> each.workers().stream())
                .filter(worker -> worker.state() == WorkerState.BUSY).count();
    }
}
