package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class TaskPoolFaultsTest {
    private static final Function1<Integer, Integer> MORTAL = TaskPoolFaultsTest::mortal;

    private static int mortal(int x) {
        if (x < 0) {
            Runtime.getRuntime().halt(9);
        }
        return x;
    }

    @TempDir
    private Path folder;

    private static int waitFor(String file) throws InterruptedException {
        return TaskPoolTest.waitFor(file);
    }

    private static Stream<Integer> numbers(int n) {
        return IntStream.range(0, n).boxed();
    }

    @Test
    void taskThatKillsItsWorkerFailsAlone() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of(MORTAL).size(2).queueSize(3000).ordered(true).start()) {
            pool.map(numbers(5000).toList());
            numbers(1000).forEach(i -> pool.put(i == 300 ? -1 : i));
            for (int i = 0; i < 1000; i++) {
                if (i == 300) {
                    assertThatThrownBy(pool::get).isInstanceOf(WorkerLostException.class)
                            .hasMessageContainingAll("task=300", "tries=2", "exitCode=9");
                } else {
                    assertThat(pool.get()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void whatRunsIsSaidToRunAgainAsOftenAsItDoes() throws Exception {
        for (int retries : List.of(0, 1)) {
            Path gate = folder.resolve("gate" + retries);
            try (PoolManager<String, Integer> pool = PoolManager.of(TaskPoolFaultsTest::waitFor).size(1).retries(retries).start()) {
                pool.put(gate.toString());
                Await.until("a task that runs", () -> isRepeated(pool).isPresent());
                assertThat(isRepeated(pool)).hasValue(retries > 0);
                Files.createFile(gate);
                pool.get();
            }
        }
    }

    /// Whether a task that is being computed is said to run again; empty while there is none.
    private static Optional<Boolean> isRepeated(PoolManager<?, ?> pool) {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(TaskPoolFaultsTest::groups)
                .filter(group -> group.name().equals(pool.name())).flatMap(group -> group.workers().stream())
                .filter(worker -> worker.task() != null && worker.task().startsWith("task ")).map(RuntimeSnapshot.Worker::repeated)
                .findFirst();
    }

    private static Stream<RuntimeSnapshot.Group> groups(RuntimeSnapshot.Scope scope) {
        return Stream.concat(scope.groups().stream(), scope.scopes().stream().flatMap(TaskPoolFaultsTest::groups));
    }

    /// Takes its time to be built where another one was built before.
    private static final class SlowSecond extends PoolProcess<Integer, Integer> {
        SlowSecond(String folder) throws Exception {
            Path mark = Path.of(folder, "built-" + Worker.number());
            if (Files.exists(mark)) {
                waitFor(folder + "/gate");
            }
            Files.createFile(mark);
        }

        @Override
        public Integer run(Integer task) {
            return mortal(task);
        }
    }

    @Test
    void othersWorkWhileTheSuccessorOfALostWorkerStarts() throws Exception {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((String given) -> new SlowSecond(given), folder.toString())
                .size(2).retries(0).start()) {
            pool.put(-1);
            assertThatThrownBy(pool::get).isInstanceOf(WorkerLostException.class);
            for (int i = 0; i < 50; i++) {
                pool.put(i);
                assertThat(pool.get(Duration.ofSeconds(20))).isEqualTo(i);
            }
            assertThat(Files.exists(folder.resolve("gate"))).isFalse();
            Files.createFile(folder.resolve("gate"));
            assertThat(new HashSet<>(pool.map(numbers(1000).toList()))).hasSize(1000);
        }
    }

    @Test
    void killedWorkersTaskRunsAgain() throws Exception {
        String gate = folder.resolve("gate").toString();
        String pids = folder.resolve("pids").toString();
        try (PoolManager<Integer, Long> pool = PoolManager.<Integer, Long>of(x -> {
            Files.writeString(Path.of(pids), ProcessHandle.current().pid() + "\n", java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
            waitFor(gate);
            return ProcessHandle.current().pid();
        }).size(1).start()) {
            pool.put(1);
            long victim = firstPid(Path.of(pids));
            ProcessHandle.of(victim).orElseThrow().destroyForcibly();
            Files.createFile(Path.of(gate));
            assertThat(pool.get()).isNotEqualTo(victim);
        }
    }

    private static long firstPid(Path file) {
        Await.until("task runs", Duration.ofSeconds(20), () -> !lines(file).isEmpty());
        return Long.parseLong(lines(file).getFirst());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).endsWith("\n") ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void stoppedWorkerIsATimeoutForThoseWhoSetOneAndEndsAtClosing() throws Exception {
        try (PoolManager<Integer, Long> pool = PoolManager.of((Integer x) -> ProcessHandle.current().pid()).size(1).start()) {
            pool.put(0);
            long pid = pool.get();
            new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
            Await.until("stopped", () -> stopped(pid));
            pool.put(1);
            assertThatThrownBy(() -> pool.get(Duration.ofMillis(100))).isInstanceOf(CallTimeoutException.class);
        }
    }

    private static boolean stopped(long pid) {
        Path tasks = Path.of("/proc/" + pid + "/task");
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.allMatch(thread -> lines(thread.resolve("stat")).getFirst().contains(") T"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void endOfTheScopeFailsAllWhoWait() {
        ParallelExecutionManager scope = new ParallelExecutionManager();
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> waitFor("/nowhere")).size(1).queueSize(1).start();
        pool.put(1);
        pool.put(2);
        List<CompletableFuture<Throwable>> waiting = List.of(failure(pool::get), failure(pool::getAll), failure(() -> pool.put(3)),
                failure(() -> pool.map(List.of(1))));
        pool.putAsync(() -> Stream.generate(() -> 1).iterator());
        CompletableFuture<Throwable> feeding = failure(pool::joinAsync);
        scope.terminate();
        for (CompletableFuture<Throwable> one : waiting) {
            assertThat(one.join()).isInstanceOf(ClosedException.class).hasMessageContaining("terminated");
        }
        assertThat(feeding.join()).isInstanceOf(ClosedException.class).hasMessageContaining("before all tasks were put");
        assertThat(pool.isAlive()).isFalse();
    }

    /// What something fails with on a thread of its own that waits by now.
    private static CompletableFuture<Throwable> failure(Runnable work) {
        CompletableFuture<Throwable> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                work.run();
                result.complete(null);
            } catch (Throwable e) {
                result.complete(e);
            }
        });
        Await.until("waits", () -> thread.getState() == Thread.State.WAITING || result.isDone());
        return result;
    }

    @Test
    void interruptedWaitsReturnAtOnceAndThePoolGoesOn() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> waitFor(gate)).size(1).queueSize(1).start()) {
            pool.put(1);
            pool.put(2);
            for (Runnable call : List.<Runnable>of(pool::get, pool::getAll, () -> pool.put(3), () -> pool.join(Duration.ofDays(1)))) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(call::run).isInstanceOf(CallInterruptedException.class);
                assertThat(Thread.interrupted()).isTrue();
            }
            Files.createFile(Path.of(gate));
            assertThat(pool.getAll()).hasSize(2);
        }
    }

    @Test
    void infiniteFeederIsPausedByUncollectedResults() {
        AtomicInteger given = new AtomicInteger();
        Iterable<Integer> endless = () -> Stream.generate(given::getAndIncrement).iterator();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x).size(2).queueSize(100).start()) {
            pool.putAsync(endless);
            assertThatThrownBy(() -> pool.putAsync(List.of(1))).hasMessageContaining("only once");
            Await.until("paused", Duration.ofSeconds(30), () -> given.get() >= PoolManager.UNCOLLECTED_LIMIT);
            Set<Integer> got = new HashSet<>();
            for (int i = 0; i < 3 * PoolManager.UNCOLLECTED_LIMIT; i++) {
                got.add(pool.get());
            }
            assertThat(got).hasSize(3 * PoolManager.UNCOLLECTED_LIMIT);
            assertThat(given.get()).isLessThan(4 * PoolManager.UNCOLLECTED_LIMIT + 500);
            assertThatThrownBy(() -> pool.joinAsync(Duration.ofMillis(50))).isInstanceOf(CallTimeoutException.class);
        }
    }

    @Test
    void orderedTasksBehindASlowOneAllCome() throws Exception {
        String gate = folder.resolve("gate").toString();
        try (PoolManager<Integer, Integer> pool =
                PoolManager.of((Integer x) -> x == 0 ? waitFor(gate) : x).size(2).queueSize(500).ordered(true).start()) {
            pool.putAsync(numbers(100_000).toList());
            pool.joinAsync();
            Files.createFile(Path.of(gate));
            assertThat(pool.getAll()).isEqualTo(numbers(100_000).toList());
        }
    }

    @Test
    void failingIteratorIsTold() {
        Iterator<Integer> broken = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (next == 3) {
                    throw new IllegalStateException("no fourth");
                }
                return next++;
            }
        };
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x).size(1).ordered(true).start()) {
            pool.putAsync(() -> broken);
            assertThat(pool.get() + pool.get() + pool.get()).isEqualTo(3);
            for (Runnable call : List.<Runnable>of(pool::joinAsync, pool::get, pool::getAll)) {
                assertThatThrownBy(call::run).isInstanceOf(TandemException.class).hasMessageContaining("no fourth");
            }
            assertThat(pool.getAll()).isEmpty();
        }
    }

    @Test
    void eightThreadsPutAndGetEachResultOnce() throws Exception {
        int each = 2000;
        ConcurrentLinkedQueue<Integer> results = new ConcurrentLinkedQueue<>();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x).size(2).queueSize(50).start()) {
            AtomicInteger put = new AtomicInteger();
            AtomicInteger got = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < each; i++) {
                        pool.put(put.getAndIncrement());
                    }
                }));
                threads.add(Thread.ofPlatform().start(() -> {
                    while (got.getAndIncrement() < 8 * each) {
                        results.add(patientGet(pool));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(results.stream().sorted().toList()).isEqualTo(numbers(8 * each).toList());
    }

    private static Integer patientGet(PoolManager<Integer, Integer> pool) {
        while (true) {
            try {
                return pool.get();
            } catch (NothingOutstandingException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void manyClosersWhilePutting() {
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x).size(2).start();
        CompletableFuture<Throwable> putter = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    pool.put(1);
                }
            } catch (RuntimeException e) {
                putter.complete(e);
            }
        });
        Stream.generate(() -> CompletableFuture.runAsync(pool::close)).limit(4).toList().forEach(CompletableFuture::join);
        assertThat(putter.join()).isInstanceOf(ClosedException.class);
    }

    @Test
    void clearingWhileEverythingRunsLeavesNobodyWaiting() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x).size(2).queueSize(200).ordered(true).start()) {
            for (int round = 0; round < 50; round++) {
                numbers(150).forEach(pool::put);
                pool.clearTasks();
                List<Integer> left = pool.getAll();
                assertThat(left).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void mapsEndingElsewhereWithdrawNothingOfOthers() throws Exception {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> {
            if (x % 50 == 0) {
                Thread.sleep(3);
            }
            return x;
        }).size(2).queueSize(500).ordered(true).start()) {
            List<CompletableFuture<Void>> mapping = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                for (int round = 0; round < 20; round++) {
                    assertThat(pool.map(numbers(100).toList())).hasSize(100);
                }
            })).limit(2).toList();
            for (int round = 0; round < 20; round++) {
                numbers(100).forEach(pool::put);
                assertThat(pool.getAll()).isEqualTo(numbers(100).toList());
            }
            mapping.forEach(CompletableFuture::join);
        }
    }

    @Test
    void forgottenPoolIsEnded() {
        PoolManager.of((Integer x) -> x).size(1).start().put(1);
        Await.until("ended", Duration.ofSeconds(30), () -> {
            System.gc();
            return ParallelExecutionManager.totalSubprocessCount() == 0;
        });
    }

    @Test
    void taskMayOpenAPoolOfItsOwn() {
        try (PoolManager<Integer, Integer> pool = PoolManager.<Integer, Integer>of(
                x -> PoolManager.of((Integer y) -> y + 1).size(1).map(List.of(x)).getFirst()).size(1).start()) {
            pool.put(1);
            assertThat(pool.get()).isEqualTo(2);
        }
    }
}
