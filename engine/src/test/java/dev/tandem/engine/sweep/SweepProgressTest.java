package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.SweepEvent.FinishedRow;
import dev.tandem.engine.sweep.sample.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class SweepProgressTest {
    private static final int ROWS = 300;
    private static final Sweep SWEEP = Sweep.named("progress").parameter("x", Samples.linear(1, ROWS, ROWS))
            .output("y", p -> {
                if (p.get("x") % 100 == 0) {
                    throw new IllegalStateException("round number");
                }
                return p.get("x") + 1;
            });

    private static volatile CountDownLatch closed;

    private final List<SweepEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void everyRowIsToldOnceWithWorkerTimeAndValues() {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            SweepResult result = SWEEP.onProgress(events::add).run(pool);

            assertThat(events.getFirst()).isInstanceOf(SweepEvent.Started.class);
            assertThat(events.getFirst().progress().total()).isEqualTo(ROWS);
            assertThat(events.getLast()).isInstanceOfSatisfying(SweepEvent.Ended.class, ended -> {
                assertThat(ended.error()).isNull();
                assertThat(ended.progress().done()).isEqualTo(ROWS);
                assertThat(ended.progress().failed()).isEqualTo(3);
            });
            List<FinishedRow> told = rows();
            assertThat(told).extracting(one -> one.row().index())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).boxed().toList());
            assertThat(told).allSatisfy(one -> {
                assertThat(one.row().values()).isEqualTo(result.row(one.row().index()).values());
                assertThat(one.failed()).isEqualTo(one.row().get("x") % 100 == 0);
                assertThat(one.took()).isPositive();
            });
            assertThat(events).filteredOn(SweepEvent.RowsFinished.class::isInstance)
                    .extracting(e -> ((SweepEvent.RowsFinished) e).worker()).contains(0, 1);
            assertThat(events).extracting(e -> e.progress().done()).isSorted();
            assertThat(events).extracting(e -> e.run().id()).containsOnly(events.getFirst().run().id());
        }
    }

    private List<FinishedRow> rows() {
        List<FinishedRow> rows = new ArrayList<>();
        for (SweepEvent event : events) {
            if (event instanceof SweepEvent.RowsFinished finished) {
                rows.addAll(finished.rows());
            }
        }
        return rows;
    }

    @Test
    void progressComesWhileTheSweepRuns() {
        Gate.OPEN.set(new CountDownLatch(1));
        try (WorkerPool pool = WorkerPool.threads(2)) {
            SweepResult result = Sweep.named("gated").parameter("x", Samples.linear(0, 9, 10)).output("y", p -> {
                if (p.get("x") == 9) {
                    Gate.await();
                }
                return 1;
            }).onProgress(event -> {
                if (event.progress().done() > 0) {
                    Gate.OPEN.get().countDown();
                }
            }).run(pool);

            assertThat(result.failures()).isEmpty();
        }
    }

    /// Threads share statics of classes from jars, while captured values are copied.
    private static final class Gate {
        static final AtomicReference<CountDownLatch> OPEN = new AtomicReference<>();

        static void await() throws InterruptedException {
            if (!OPEN.get().await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no row was told while the sweep ran");
            }
        }
    }

    @Test
    void listenersOfTheProcessHearOfEverySweep() {
        try (EventChannel.Subscription subscription = SweepEvents.subscribe(events::add);
                WorkerPool pool = WorkerPool.threads(2)) {
            assertThat(subscription).isNotNull();
            SWEEP.run(pool);
            Await.until("the end is told", () -> !events.isEmpty() && events.getLast() instanceof SweepEvent.Ended);

            assertThat(rows()).hasSize(ROWS);
        }
    }

    @Test
    void aBrokenListenerDoesNotStopTheSweep() {
        List<SweepEvent> toBroken = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.threads(2);
                EventChannel.Subscription broken = SweepEvents.subscribe(event -> {
                    throw new AssertionError("broken by intent");
                })) {
            assertThat(broken).isNotNull();
            SweepResult result = SWEEP.onProgress(event -> {
                toBroken.add(event);
                throw new IllegalStateException("broken by intent");
            }).onProgress(events::add).run(pool);

            assertThat(result.failures()).hasSize(3);
            assertThat(toBroken).hasSize(1);
            assertThat(rows()).hasSize(ROWS);
        }
    }

    @Test
    void aSweepThatIsStoppedSaysWhy() {
        WorkerPool pool = WorkerPool.threads(1);
        closed = new CountDownLatch(1);
        Sweep closing = Sweep.named("stopped").parameter("x", Samples.linear(1, ROWS, ROWS)).output("y", p -> {
            Thread.sleep(1); // so that not all rows travel together
            if (p.get("x") > ROWS / 2) {
                closed.await();
            }
            return 1;
        }).onProgress(events::add).onProgress(event -> {
            if (event.progress().done() > 0) {
                pool.close();
                closed.countDown();
            }
        });

        assertThatThrownBy(() -> closing.run(pool)).isInstanceOf(ClosedException.class);
        assertThat(events.getLast()).isInstanceOfSatisfying(SweepEvent.Ended.class,
                ended -> assertThat(ended.error()).contains("terminated"));
    }

    @Test
    void lostPointsAreToldToo() {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            Sweep.named("poison").parameter("x", Samples.of(0, 1, 2)).output("y", p -> {
                if (p.get("x") == 1) {
                    Runtime.getRuntime().halt(1);
                }
                return 1;
            }).onProgress(events::add).run(pool);
        }
        assertThat(rows()).hasSize(3);
        assertThat(rows()).filteredOn(FinishedRow::failed).extracting(one -> one.row().index()).containsExactly(1);
    }

    @Test
    void rateAndRemainingTimeFollowFromWhatIsDone() {
        SweepProgress half = new SweepProgress(100, 50, 1, Duration.ofSeconds(10));
        SweepProgress none = new SweepProgress(100, 0, 0, Duration.ZERO);

        assertThat(half.rate()).isEqualTo(5);
        assertThat(half.remaining()).isEqualTo(Duration.ofSeconds(10));
        assertThat(none.rate()).isZero();
        assertThat(none.remaining()).isZero();
    }
}
