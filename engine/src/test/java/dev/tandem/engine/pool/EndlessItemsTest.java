package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.support.Await;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams of results of items that come slowly, or for ever.
@Timeout(60)
class EndlessItemsTest {
    private static WorkerPool pool;

    private final AtomicInteger read = new AtomicInteger();

    @BeforeAll
    static void open() {
        pool = WorkerPool.processes(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private Iterable<Integer> endless() {
        return Stream.generate(read::getAndIncrement)::iterator;
    }

    private static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void noMoreIsReadThanFourChunksForEachWorkerNeed() {
        try (Stream<Integer> results = pool.mapStream(x -> x + 1, endless(), MapOptions.ofChunks(3))) {
            assertThat(results.limit(5).toList()).containsExactly(1, 2, 3, 4, 5);
        }
        assertThat(read.get()).isBetween(5, 5 + 4 * 2 * 3);
    }

    @Test
    void nothingIsReadBeforeSomebodyWantsAResult() {
        try (Stream<Integer> results = pool.mapStream(x -> x + 1, endless())) {
            assertThat(results).isNotNull();
        }
        assertThat(read.get()).isZero();
    }

    @Test
    void chunksOfAnEndlessSourceGrow() {
        try (Stream<Integer> results = pool.mapStream(x -> 2 * x, endless())) {
            assertThat(results.limit(20_000).mapToLong(x -> x).sum()).isEqualTo(20_000L * 19_999);
        }
    }

    @Test
    void otherPoolsReadNoMoreEither() {
        for (WorkerPool other : List.of(WorkerPool.sequential(), WorkerPool.threads(2))) {
            read.set(0);
            try (other; Stream<Integer> results = other.mapStream(x -> x, endless(), MapOptions.ofChunks(1))) {
                assertThat(results.limit(5).toList()).isEqualTo(range(5));
            }
            assertThat(read.get()).isBetween(5, 5 + 4 * 2);
        }
    }

    /// Gives an item only when the result of the one before has been seen.
    @Test
    void aSourceMayWaitForResults() {
        BlockingQueue<Integer> items = new ArrayBlockingQueue<>(1);
        items.add(0);
        Iterable<Integer> waiting = Stream.generate(() -> take(items))::iterator;
        try (Stream<Integer> results = pool.mapStream(x -> x + 1, waiting)) {
            assertThat(results.peek(items::add).limit(30).toList()).isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList());
        }
    }

    private static int take(BlockingQueue<Integer> items) {
        try {
            return items.take();
        } catch (InterruptedException e) {
            throw new NoSuchElementException("interrupted", e);
        }
    }

    @Test
    void aSourceThatFailsDoesSoInItsPlace() {
        Iterable<Integer> failing = Stream.generate(() -> 10 / (3 - read.getAndIncrement()))::iterator;
        try (Stream<Integer> results = pool.mapStream(x -> x, failing)) {
            Iterator<Integer> each = results.iterator();
            assertThat(List.of(each.next(), each.next(), each.next())).containsExactly(3, 5, 10);
            assertThatThrownBy(each::hasNext).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void aSourceWithAnEndGivesAllResults() {
        for (int n : List.of(0, 1, 7, 5000)) {
            try (Stream<Integer> results = pool.mapStream(x -> x, IntStream.range(0, n).boxed()::iterator)) {
                assertThat(results.toList()).isEqualTo(range(n));
            }
        }
    }

    @Test
    void itemsOfALostWorkerAreComputedAgain() {
        long victim = pool.applyOnly(() -> ProcessHandle.current().pid(), 0);
        try (Stream<Integer> results = pool.mapStream(x -> {
            if (x == 20 && ProcessHandle.current().pid() == victim) {
                Runtime.getRuntime().halt(4);
            }
            Thread.sleep(1);
            return x;
        }, endless())) {
            assertThat(results.limit(200).toList()).isEqualTo(range(200));
        }
    }

    @Test
    void closingEndsASourceThatHasNothingToGive() {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        BlockingQueue<Integer> never = new ArrayBlockingQueue<>(1);
        Iterable<Integer> silent = Stream.generate(() -> {
            asked.countDown();
            try {
                return take(never);
            } finally {
                ended.countDown();
            }
        })::iterator;
        Stream<Integer> results = pool.mapStream(x -> x, silent);
        Thread reader = Thread.ofPlatform().start(() -> assertThatThrownBy(results::findFirst).isInstanceOf(ClosedException.class));
        Await.until("the source is asked", () -> asked.getCount() == 0);
        results.close();
        Await.until("the source is not waited for", () -> ended.getCount() == 0);
        Await.until("nor is the result", () -> !reader.isAlive());
        assertThat(pool.apply(() -> WorkerContext.current().objects().size())).containsExactly(0, 0);
    }

    @Tag("long")
    @RepeatedTest(50)
    void resultsComeInOrderWhateverTheSourceDoes() {
        Iterable<Integer> uneven = IntStream.range(0, 300).mapToObj(i -> {
            if (i % 50 == 7) {
                Thread.yield();
            }
            return i;
        })::iterator;
        try (Stream<Integer> results = pool.mapStream(x -> x, uneven)) {
            assertThat(results.toList()).isEqualTo(range(300));
        }
    }
}
