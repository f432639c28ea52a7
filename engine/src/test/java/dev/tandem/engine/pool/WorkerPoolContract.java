package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.worker.Worker;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What every pool does, wherever its workers are.
abstract class WorkerPoolContract extends OpenPool {
    private List<Integer> numbers() {
        return IntStream.range(0, pool.size()).boxed().toList();
    }

    @Test
    void applyGivesOneResultPerWorkerInOrder() {
        assertThat(pool.apply(() -> Worker.number())).isEqualTo(numbers());
        assertThat(pool.apply(Worker::count)).containsOnly(pool.size());
    }

    @Test
    void applyPassesArguments() {
        assertThat(pool.apply((Integer x) -> x + Worker.number(), 10)).isEqualTo(numbers().stream().map(n -> n + 10).toList());
        assertThat(pool.apply((a, b) -> a + b, "x", 1)).containsOnly("x1");
    }

    @Test
    void applyOnlyRunsOnThatWorker() {
        int last = pool.size() - 1;
        assertThat(pool.applyOnly(() -> Worker.number(), last)).isEqualTo(last);
    }

    @Test
    void callsCanBeWaitedForLater() {
        int last = pool.size() - 1;
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 20).mapToObj(i -> pool.applyOnlyAsync(() -> i * i, i % pool.size())).toList();
        assertThat(pool.applyAsync(() -> Worker.number()).join()).isEqualTo(numbers());
        assertThat(pool.applyAsync((String x) -> x + Worker.number(), "w").join()).contains("w" + last).hasSize(pool.size());
        assertThat(pool.applyAsync((a, b) -> a + b, "x", 1).join()).containsOnly("x1");
        assertThat(pool.applyOnlyAsync((Integer x) -> x + Worker.number(), last, 10).join()).isEqualTo(10 + last);
        assertThat(pool.applyOnlyAsync((a, b) -> a + b, last, "x", 2).join()).isEqualTo("x2");
        pool.applyAsync(() -> {}).thenCompose(_ -> pool.applyOnlyAsync(() -> {}, 0)).join();
        assertThat(calls).extracting(CompletableFuture::join).containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> i * i).toList());
    }

    @Test
    void whatACallFailsWithIsToldByItsFuture() {
        assertThatThrownBy(pool.applyAsync(() -> 1 / Integer.parseInt("0"))::join).hasCauseInstanceOf(TaskFailedException.class)
                .hasRootCauseInstanceOf(ArithmeticException.class);
        assertThatThrownBy(pool.applyOnlyAsync(() -> 1 / Integer.parseInt("0"), 0)::join).hasCauseInstanceOf(TaskFailedException.class);
        assertThatThrownBy(pool.withTimeout(Duration.ofMillis(100)).applyOnlyAsync(WorkerPoolContract::sleep, 0)::join)
                .hasCauseInstanceOf(CallTimeoutException.class).hasMessageContaining("call=applyOnly");
        assertThatThrownBy(() -> pool.applyOnlyAsync(() -> 1, pool.size())).isInstanceOf(IllegalArgumentException.class);
        assertThat(pool.apply(() -> 1)).containsOnly(1);
    }

    @Test
    void cancellingACallEndsWhatRunsAndWhatWaitsForIt() {
        CompletableFuture<Object> running = pool.applyOnlyAsync(WorkerPoolContract::sleep, 0);
        CompletableFuture<List<Object>> waiting = pool.applyAsync(WorkerPoolContract::sleep);
        CompletableFuture<Object> hasty = pool.applyOnlyAsync(WorkerPoolContract::sleep, 0).orTimeout(50, TimeUnit.MILLISECONDS);
        assertThatThrownBy(hasty::join).hasCauseInstanceOf(TimeoutException.class);
        waiting.cancel(true);
        running.cancel(true);
        assertThat(running).isCancelled();
        // It would wait for a minute otherwise.
        assertThat(pool.apply(() -> 1)).containsOnly(1);
    }

    private static Object sleep() throws InterruptedException {
        Thread.sleep(60_000);
        return null;
    }

    @Test
    void aWorkerThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> pool.applyOnly(() -> 1, pool.size())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("worker=" + pool.size());
        assertThatThrownBy(() -> pool.applyOnly(() -> 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mapKeepsTheOrderOfItems() {
        List<Integer> items = IntStream.range(0, 1000).boxed().toList();
        assertThat(pool.map(x -> x * x, items)).isEqualTo(items.stream().map(x -> x * x).toList());
    }

    @Test
    void mapTakesSeveralSequencesOfEqualLength() {
        assertThat(pool.map((a, b) -> a + b, List.of(1, 2, 3), List.of("a", "b", "c"))).containsExactly("1a", "2b", "3c");
        assertThatThrownBy(() -> pool.map((a, b) -> a, List.of(1), List.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("first=1, second=2");
    }

    @Test
    void mapTakesAnyIterableAndNone() {
        Iterable<Integer> counting = () -> List.of(1, 2, 3).iterator();
        assertThat(pool.map(x -> -x, counting)).containsExactly(-1, -2, -3);
        assertThat(pool.map(x -> x, List.of())).isEmpty();
    }

    @Test
    void mapMayGiveNull() {
        assertThat(pool.map(x -> x > 1 ? null : x, List.of(1, 2))).containsExactly(1, null);
    }

    @Test
    void aPushedObjectStaysAndIsEachWorkersOwn() {
        RemoteObject<List<Integer>> remote = pool.push(new ArrayList<>(List.of(7)));
        pool.applyOnly(() -> { remote.get().add(8); }, 0);
        List<Integer> sizes = pool.apply(() -> remote.get().size());
        assertThat(sizes.getFirst()).isEqualTo(2);
        assertThat(sizes.subList(1, sizes.size())).allMatch(n -> n == 1);
    }

    @Test
    void aPushedObjectIsACopy() {
        List<Integer> mine = new ArrayList<>(List.of(1));
        RemoteObject<List<Integer>> remote = pool.push(mine);
        mine.add(2);
        pool.apply(() -> { remote.get().add(3); });
        assertThat(mine).containsExactly(1, 2);
        assertThat(pool.apply(() -> remote.get())).containsOnly(List.of(1, 3));
    }

    @Test
    void nullCanBePushed() {
        RemoteObject<String> remote = pool.push(null);
        assertThat(pool.apply(() -> remote.get() == null)).containsOnly(true);
    }

    @Test
    void aHandleCanBeAnArgument() {
        RemoteObject<String> remote = pool.push("abc");
        assertThat(pool.apply((RemoteObject<String> r, Integer n) -> r.get().charAt(n), remote, 1)).containsOnly('b');
    }

    @Test
    void aRemovedObjectIsAClearErrorAndRemovingTwiceIsHarmless() {
        RemoteObject<String> remote = pool.push("x");
        remote.remove();
        remote.remove();
        assertThat(remote.removed()).isTrue();
        assertThatThrownBy(() -> pool.apply(() -> remote.get())).isInstanceOf(TandemException.class)
                .hasStackTraceContaining("removed");
        assertThat(pool.apply(() -> 1)).containsOnly(1);
    }

    @Test
    void getOutsideAWorkerIsAClearError() {
        RemoteObject<String> remote = pool.push("x");
        assertThatThrownBy(remote::get).isInstanceOf(TandemException.class).hasMessageContaining("inside a function");
    }

    @Test
    void aHandleMayOutliveItsPool() {
        RemoteObject<String> remote = pool.push("x");
        pool.close();
        remote.close();
        assertThat(remote.removed()).isTrue();
    }

    @Test
    void aManagerRemovesWhatItManages() {
        RemoteObjectManager manager = new RemoteObjectManager();
        RemoteObject<String> first = manager.manage(pool.push("a"));
        RemoteObject<String> second = manager.manage(pool.push("b"));
        manager.removeObjects();
        assertThat(first.removed() && second.removed()).isTrue();
        manager.close();
    }

    @Test
    void rowsAreDealtOutInOrder() {
        INDArray array = Nd4j.arange(30).reshape(10, 3);
        RemoteObject<INDArray> rows = pool.scatterArray(array);
        List<INDArray> parts = pool.apply(() -> rows.get());
        int each = Math.ceilDiv(10, pool.size());
        for (int w = 0; w < pool.size(); w++) {
            assertThat(parts.get(w).size(0)).isEqualTo(Math.min(each, 10 - w * each));
            assertThat(parts.get(w).getDouble(0, 0)).isEqualTo(3.0 * w * each);
        }
    }

    @Test
    void workersWithoutRowsGetEmptyOnesOfTheRightLength() {
        RemoteObject<INDArray> rows = pool.scatterArray(Nd4j.ones(1, 5));
        List<long[]> shapes = pool.apply(() -> rows.get().shape());
        assertThat(shapes.getFirst()).containsExactly(1, 5);
        assertThat(shapes.subList(1, shapes.size())).allSatisfy(s -> assertThat(s).containsExactly(0, 5));
    }

    @Test
    void itemsAreDealtOutByTheSameRule() {
        RemoteObject<List<String>> words = pool.scatterList(List.of("a", "b", "c", "d"));
        assertThat(String.join("|", pool.apply(() -> String.join("", words.get()))))
                .isEqualTo(pool.size() == 3 ? "ab|cd|" : "abcd");
    }

    @Test
    void aFailureNamesWorkerAndKeepsItsCause() {
        int guilty = pool.size() - 1;
        assertThatThrownBy(() -> pool.apply((Task<Integer>) () -> {
            if (Worker.number() == guilty) {
                throw new FileNotFoundException("no data");
            }
            return 0;
        })).isInstanceOfSatisfying(TaskFailedException.class, e -> assertThat(e.worker()).isEqualTo(guilty))
                .hasMessageContaining("worker=" + guilty).hasMessageContaining("no data")
                .hasCauseInstanceOf(FileNotFoundException.class);
        assertThat(pool.apply(() -> Worker.number())).isEqualTo(numbers());
    }

    @Test
    void aFailedItemIsNamed() {
        assertThatThrownBy(() -> pool.map(x -> 10 / x, List.of(5, 2, 0, 1))).isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("item=2").hasMessageContaining("worker=")
                .hasCauseInstanceOf(ArithmeticException.class);
        assertThat(pool.map(x -> x, List.of(7))).containsExactly(7);
    }

    @Test
    void errorsOfTheJvmAreFailuresToo() {
        assertThatThrownBy(() -> pool.applyOnly(() -> overflow(0), 0)).isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(pool.applyOnly(() -> 1, 0)).isEqualTo(1);
    }

    private static int overflow(int n) {
        return overflow(n + 1) + 1;
    }

    @Test
    void callsFromManyThreadsGetTheirOwnAnswers() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Integer>>> calls = IntStream.range(0, 40)
                    .<Callable<List<Integer>>>mapToObj(i -> () -> pool.map(x -> x + i, List.of(1, 2, 3))).toList();
            List<Future<List<Integer>>> answers = callers.invokeAll(calls);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).containsExactly(1 + i, 2 + i, 3 + i);
            }
        }
    }

    @Test
    void aClosedPoolSaysSo() {
        pool.close();
        pool.close();
        assertThat(pool.closed()).isTrue();
        for (Task<Object> use : Stream.<Task<Object>>of(() -> pool.apply(() -> 1), () -> pool.map(x -> x, List.of(1)),
                () -> pool.push("x"), () -> pool.applyOnly(() -> 1, 0)).toList()) {
            assertThatThrownBy(use::run).isInstanceOf(ClosedException.class)
                    .hasMessageContaining("impossible, already terminated").hasMessageContaining(pool.name());
        }
    }

    @Test
    void aTaskMayOpenPoolsOfItsOwn() {
        assertThat(pool.apply(() -> {
            try (WorkerPool sequential = WorkerPool.sequential(); WorkerPool threads = WorkerPool.threads(2)) {
                int outside = Worker.number();
                return sequential.apply(() -> threads.apply(() -> Worker.number())).getFirst().equals(List.of(0, 1))
                        && Worker.number() == outside;
            }
        })).containsOnly(true);
    }

    /// It would wait for itself.
    @Test
    void aTaskCannotUseThePoolThatRunsIt() {
        WorkerPool itself = pool;
        for (Task<Object> use : List.<Task<Object>>of(() -> pool.apply(() -> itself.apply(() -> 1)),
                () -> pool.map(x -> itself.map(y -> y, List.of(x)), List.of(1)), () -> pool.apply(() -> itself.push("x")),
                () -> pool.applyOnly(() -> itself.mapStream(y -> y, List.of(1)).toList(), 0))) {
            assertThatThrownBy(use::run).isInstanceOf(TandemException.class)
                    .hasStackTraceContaining("open another");
        }
        assertThat(pool.apply(() -> Worker.number())).isEqualTo(numbers());
    }

    @Test
    void aWorkerRunsOneTaskAtATimeWhoeverAsks() throws Exception {
        RemoteObject<int[]> count = pool.push(new int[1]);
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (Future<Object> done : callers.invokeAll(Collections.nCopies(200, (Callable<Object>) () -> pool.applyOnly(() -> {
                int before = count.get()[0];
                Thread.yield();
                count.get()[0] = before + 1;
                return null;
            }, 0)))) {
                done.get();
            }
        }
        assertThat(pool.applyOnly(() -> count.get()[0], 0)).isEqualTo(200);
    }

    @Test
    void everyWorkerHasItsOwnReproducibleRandomNumbers() {
        beginAnew();
        List<Long> first = pool.apply(() -> Worker.random().nextLong());
        assertThat(first).doesNotHaveDuplicates();
        try (WorkerPool same = open()) {
            assertThat(same.apply(() -> Worker.random().nextLong())).isEqualTo(first);
        }
    }

    @Test
    void aWorkerKnowsNothingOutsideItsTask() {
        assertThat(Worker.onWorker()).isFalse();
        assertThatThrownBy(Worker::number).isInstanceOf(TandemException.class).hasMessageContaining("not on a worker");
    }

    @Test
    void functionsSeeValuesAsTheyAreAtTheCall() {
        int[] box = {1};
        assertThat(pool.applyOnly(() -> box[0], 0)).isEqualTo(1);
        box[0] = 2;
        assertThat(pool.applyOnly(() -> box[0], 0)).isEqualTo(2);
    }

    /// For back ends that do not run on the calling thread.
    void interruptsAnEndlessCallAndGoesOn() throws InterruptedException {
        List<Throwable> outcome = new ArrayList<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                pool.apply(() -> {
                    Thread.sleep(600_000);
                });
            } catch (TandemException e) {
                outcome.add(e);
                outcome.add(Thread.currentThread().isInterrupted() ? null : e);
            }
        });
        caller.interrupt();
        caller.join(10_000);
        assertThat(outcome).hasSize(2).element(0).isInstanceOf(CallInterruptedException.class);
        assertThat(outcome.get(1)).as("the interrupt flag is set again").isNull();
        assertThat(pool.apply(() -> 1)).containsOnly(1);
    }
}
