package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Action;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.support.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every map does: its sequences, chunks, progress, and the ways to wait for it.
@Timeout(120)
abstract class MapContract extends OpenPool {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private static int sleeping(int x) throws InterruptedException {
        if (x > 0) {
            Thread.sleep(600_000);
        }
        return x;
    }

    /// Workers that sleep could not do this.
    private void workersAreFree() {
        Await.until("the workers are free", Duration.ofSeconds(60), () -> pool.apply(() -> 1).stream().allMatch(n -> n == 1));
        Await.until("the function is gone", Duration.ofSeconds(60), () -> kept().stream().allMatch(n -> n == 0));
    }

    @Test
    void threeAndMoreSequences() {
        assertThat(pool.map((a, b, c) -> a + b + c, List.of(1, 2), List.of("x", "y"), List.of('p', 'q')))
                .containsExactly("1xp", "2yq");
        assertThat(pool.mapAll(all -> all.stream().mapToInt(n -> n).sum(), List.of(1, 2), List.of(10, 20), List.of(100, 200),
                List.of(1000, 2000))).containsExactly(1111, 2222);
    }

    @Test
    void sequencesOfDifferentLengthAreRefusedBeforeAnythingIsSent() {
        beginEmpty();
        assertThatThrownBy(() -> pool.map((a, b, c) -> 1, List.of(1), List.of(1), List.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("first=1, number 3=2");
        assertThatThrownBy(() -> pool.mapAll(all -> 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sequences=0");
        assertThat(kept()).containsOnly(0);
    }

    @Test
    void arraysAndRanges() {
        assertThat(pool.map(s -> s.length(), new String[] {"a", "bcd"})).containsExactly(1, 3);
        assertThat(pool.map(x -> x * x, IntStream.range(0, 5))).containsExactly(0, 1, 4, 9, 16);
        assertThat(pool.map(x -> x / 2, new double[] {1, 3})).containsExactly(0.5, 1.5);
        assertThat(pool.map(x -> x / 2, new int[] {2, 7})).containsExactly(1, 3);
    }

    @Test
    void itemsTravelInChunksOfTheSizeThatIsAsked() {
        List<Integer> sizes = new ArrayList<>();
        MapOptions<Integer> options = MapOptions.<Integer>ofChunks(30).withListener((worker, first, part) -> sizes.add(part.size()));
        assertThat(pool.map(x -> x, HUNDRED, options)).isEqualTo(HUNDRED);
        assertThat(sizes).containsExactlyInAnyOrder(30, 30, 30, 10);
        assertThatThrownBy(() -> MapOptions.ofChunks(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunkSize=0");
    }

    @Test
    void quickChunksAreHeardAsTheyWereAsked() {
        List<Integer> items = IntStream.range(0, 1_001).boxed().toList();
        for (int size : new int[] {1, 3}) {
            List<Integer> heard = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            MapOptions<Integer> options = MapOptions.<Integer>ofChunks(size).withListener((worker, first, part) -> {
                assertThat(part.getFirst()).isEqualTo(first);
                heard.addAll(part);
                sizes.add(part.size());
            });
            assertThat(pool.map(x -> x, items, options)).isEqualTo(items);
            assertThat(heard).containsExactlyInAnyOrderElementsOf(items);
            assertThat(sizes.stream().filter(each -> each != size)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aFailureAmongQuickChunksLosesNoneBeforeIt() {
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
        List<Integer> heard = new ArrayList<>();
        MapOptions<Integer> options = MapOptions.<Integer>ofChunks(1).withListener((worker, first, part) -> heard.addAll(part));
        assertThatThrownBy(() -> pool.map(x -> x / (x == 900 ? 0 : 1), items, options)).isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("item=900").hasCauseInstanceOf(ArithmeticException.class);
        assertThat(heard).doesNotContain(900).doesNotHaveDuplicates();
        if (pool.size() == 1) {
            assertThat(heard).containsExactlyElementsOf(items.subList(0, 900));
        }
    }

    @Test
    void aKnownFunctionMayBecomeSlow() {
        Function1<Integer, Integer> function = x -> {
            if (x < 0) {
                Thread.sleep(100);
            }
            return x;
        };
        assertThat(pool.map(function, HUNDRED)).isEqualTo(HUNDRED);
        assertThat(pool.map(function, HUNDRED)).isEqualTo(HUNDRED);
        List<Integer> slow = IntStream.range(-8, 0).boxed().toList();
        Set<Integer> workers = new HashSet<>();
        assertThat(pool.map(function, slow, (worker, first, part) -> workers.add(worker))).isEqualTo(slow);
        assertThat(workers).hasSize(Math.min(pool.size(), 8));
    }

    @Test
    void aListenerHearsOfEachItemOnce() {
        List<Integer> heard = new ArrayList<>();
        pool.map(x -> x, HUNDRED, (worker, first, part) -> heard.addAll(part));
        assertThat(heard).containsExactlyInAnyOrderElementsOf(HUNDRED);
    }

    @Test
    void whatAListenerThrowsEndsTheMapAndNotThePool() {
        beginEmpty();
        MapListener<Integer> broken = (worker, first, part) -> {
            throw new IllegalStateException("broken listener");
        };
        MapOptions<Integer> options = MapOptions.<Integer>automatic().withListener(broken);
        assertThatThrownBy(() -> pool.map(x -> x, HUNDRED, broken)).isInstanceOf(IllegalStateException.class).hasMessage("broken listener");
        assertThatThrownBy(pool.mapAsync(x -> x, HUNDRED, options)::join).hasRootCauseMessage("broken listener");
        assertThatThrownBy(() -> pool.mapStream(x -> x, HUNDRED, options).toList()).hasRootCauseMessage("broken listener");
        workersAreFree();
    }

    @Test
    void aListenerMayUseThePool() {
        List<Integer> sizes = new ArrayList<>();
        pool.map(x -> x, HUNDRED, (worker, first, part) -> sizes.addAll(pool.apply(() -> 1)));
        assertThat(sizes).isNotEmpty().containsOnly(1);
    }

    @Test
    void mapsOfSeveralSequencesTakeOptions() {
        List<Integer> sizes = new ArrayList<>();
        MapOptions<Integer> options = MapOptions.<Integer>ofChunks(2).withListener((worker, first, part) -> sizes.add(part.size()));
        assertThat(pool.map((a, b) -> a * b, List.of(1, 2, 3), List.of(4, 5, 6), options)).containsExactly(4, 10, 18);
        assertThat(pool.map((a, b, c) -> a * b * c, List.of(1, 2), List.of(4, 5), List.of(10, 10), options)).containsExactly(40, 100);
        assertThat(sizes).containsExactlyInAnyOrder(2, 1, 2);
    }

    @Test
    void nothingIsRefusedByName() {
        beginEmpty();
        Function1<Integer, Integer> none = null;
        Iterable<Integer> nowhere = null;
        assertThatThrownBy(() -> pool.map(none, List.of(1))).hasMessageContaining("function=null");
        assertThatThrownBy(() -> pool.map(x -> x, nowhere)).hasMessageContaining("number 1=null");
        assertThatThrownBy(() -> pool.map((a, b) -> a, List.of(1), nowhere)).hasMessageContaining("number 2=null");
        assertThatThrownBy(() -> pool.map(x -> x, List.of(1), (MapOptions<Integer>) null)).hasMessageContaining("options=null");
        assertThatThrownBy(() -> pool.map(x -> x, List.of(1), (MapListener<Integer>) null)).hasMessageContaining("listener=null");
        assertThatThrownBy(() -> pool.apply((Task<Integer>) null)).hasMessageContaining("task=null");
        assertThatThrownBy(() -> pool.apply((Action) null)).hasMessageContaining("action=null");
        assertThatThrownBy(() -> pool.map(x -> x, (Iterable<Integer>) () -> {
            throw new IllegalStateException("no iterator");
        })).hasMessage("no iterator");
        assertThat(kept()).containsOnly(0);
    }

    @Test
    void itemsAndPushedStateMeetAndStateMayChange() throws Exception {
        RemoteObject<int[]> sum = pool.push(new int[1]);
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Integer>>> maps = Collections.nCopies(8, () -> pool.map(x -> {
                sum.get()[0] += x;
                return x;
            }, HUNDRED));
            for (Future<List<Integer>> map : callers.invokeAll(maps)) {
                assertThat(map.get()).isEqualTo(HUNDRED);
            }
        }
        assertThat(pool.apply(() -> sum.get()[0]).stream().mapToInt(n -> n).sum()).isEqualTo(8 * 4950);
    }

    @Test
    void aMapMayOpenAPoolInItsFunction() {
        assertThat(pool.map(x -> {
            try (WorkerPool inner = WorkerPool.threads(2)) {
                return inner.map(y -> x * y, List.of(1, 2));
            }
        }, List.of(1, 2, 3))).containsExactly(List.of(1, 2), List.of(2, 4), List.of(3, 6));
    }

    @Test
    void aMapLeavesNothingOnTheWorkersAlsoWhenItFails() {
        beginEmpty();
        pool.map(x -> x, HUNDRED);
        assertThatThrownBy(() -> pool.map(x -> 1 / x, List.of(0))).isInstanceOf(TaskFailedException.class);
        workersAreFree();
    }

    @Test
    void aStreamGivesAllInOrder() {
        beginEmpty();
        assertThat(pool.mapStream(x -> x + 1, HUNDRED)).isEqualTo(HUNDRED.stream().map(x -> x + 1).toList());
        assertThat(pool.mapStream(x -> x, List.of())).isEmpty();
        workersAreFree();
    }

    @Test
    void aStreamGivesTheFirstWhileLaterOnesRunAndClosingEndsThem() {
        beginEmpty();
        try (Stream<Integer> stream = pool.mapStream(MapContract::sleeping, List.of(0, 1, 2, 3), MapOptions.ofChunks(1))) {
            assertThat(stream.iterator().next()).isZero();
        }
        workersAreFree();
    }

    @Test
    void resultsAreHeldBackWhenTheirConsumerIsSlow() {
        beginEmpty();
        AtomicInteger computed = new AtomicInteger();
        MapOptions<Integer> options = MapOptions.<Integer>ofChunks(1).withListener((worker, first, part) -> computed.incrementAndGet());
        try (Stream<Integer> stream = pool.mapStream(x -> x, IntStream.range(0, 10_000).boxed().toList(), options)) {
            Iterator<Integer> results = stream.iterator();
            for (int i = 0; i < 50; i++) {
                assertThat(results.next()).isEqualTo(i);
                assertThat(computed.get()).isLessThanOrEqualTo(i + 1 + 4 * pool.size());
            }
        }
        workersAreFree();
    }

    @Test
    void aStreamThatNobodyReadsComputesNothing() {
        beginEmpty();
        AtomicInteger computed = new AtomicInteger();
        pool.mapStream(x -> x, HUNDRED, MapOptions.<Integer>automatic().withListener((w, f, part) -> computed.incrementAndGet())).close();
        assertThat(computed).hasValue(0);
        workersAreFree();
    }

    @Test
    void aFailureArrivesInItsPlace() {
        beginEmpty();
        for (int size : new int[] {1, 2, 6}) {
            Iterator<Integer> results = pool.mapStream(x -> 10 / x, List.of(5, 2, 1, 0, 1, 0), MapOptions.ofChunks(size)).iterator();
            assertThat(List.of(results.next(), results.next(), results.next())).containsExactly(2, 5, 10);
            assertThatThrownBy(results::next).isInstanceOf(TaskFailedException.class).hasMessageContaining("item=3")
                    .hasCauseInstanceOf(ArithmeticException.class);
        }
        workersAreFree();
    }

    @Test
    void aStreamOfAClosedPoolSaysSo() {
        Iterator<Integer> results = pool.mapStream(x -> x, IntStream.range(0, 10_000).boxed().toList(), MapOptions.ofChunks(1)).iterator();
        assertThat(results.next()).isZero();
        pool.close();
        assertThatThrownBy(() -> results.forEachRemaining(x -> {})).isInstanceOf(ClosedException.class);
    }

    @Test
    void anInterruptedConsumerLeavesAtOnce() throws InterruptedException {
        beginEmpty();
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread consumer = Thread.ofPlatform().start(() -> {
            try {
                pool.mapStream(MapContract::sleeping, List.of(1)).toList();
            } catch (CallInterruptedException e) {
                outcome.set(e);
            }
        });
        consumer.interrupt();
        consumer.join(30_000);
        assertThat(outcome.get()).isNotNull();
        workersAreFree();
    }

    @Test
    void aMapCanBeWaitedForLater() {
        beginEmpty();
        List<CompletableFuture<List<Integer>>> maps = IntStream.range(0, 5)
                .mapToObj(i -> pool.mapAsync(x -> x + i, HUNDRED)).toList();
        for (int i = 0; i < 5; i++) {
            int shift = i;
            assertThat(maps.get(i).join()).isEqualTo(HUNDRED.stream().map(x -> x + shift).toList());
        }
        assertThatThrownBy(pool.mapAsync(x -> 1 / x, List.of(0))::join).hasCauseInstanceOf(TaskFailedException.class)
                .hasMessageContaining("item=0");
        workersAreFree();
    }

    @Test
    void cancellingAMapEndsWhatRuns() {
        beginEmpty();
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<List<Integer>> map = pool.mapAsync(MapContract::sleeping, List.of(0, 1, 2, 3),
                MapOptions.<Integer>ofChunks(1).withListener((worker, first, part) -> heard.addAll(part)));
        Await.until("the map runs", Duration.ofSeconds(60), () -> !heard.isEmpty());
        map.cancel(true);
        workersAreFree();
        assertThat(heard).containsExactly(0);
    }

    @Test
    void aMapThatSomebodyElseCompletesEndsToo() {
        beginEmpty();
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<List<Integer>> map = pool.mapAsync(MapContract::sleeping, List.of(0, 1, 2, 3),
                MapOptions.<Integer>ofChunks(1).withListener((worker, first, part) -> heard.addAll(part)));
        Await.until("the map runs", Duration.ofSeconds(60), () -> !heard.isEmpty());
        map.completeExceptionally(new TimeoutException());
        workersAreFree();
    }

    @Test
    void aStreamThatIsDroppedLeavesNothing() {
        beginEmpty();
        assertThat(pool.mapStream(x -> x, HUNDRED, MapOptions.ofChunks(1)).limit(3)).containsExactly(0, 1, 2);
        Await.until("the function is gone", Duration.ofSeconds(60), () -> {
            System.gc();
            return kept().stream().allMatch(n -> n == 0);
        });
    }
}
