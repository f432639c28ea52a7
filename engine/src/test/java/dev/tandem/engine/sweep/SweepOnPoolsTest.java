package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class SweepOnPoolsTest {
    private static final Sweep WAVES = Sweep.named("waves")
            .parameter("a", Samples.linear(0, 1, 23))
            .parameter("b", Samples.geometric(0.1, 10, 17))
            .output("wave", p -> Math.sin(p.get("a") * 9) * p.get("b"))
            .output("odd", p -> {
                if (p.get("b") > 9 && p.get("a") > 0.5) {
                    throw new ArithmeticException("too large");
                }
                return p.get("a") == 0 ? -0.0 : p.get("a");
            });

    private static final Sweep QUICK_THEN_SLOW =
            Sweep.named("uneven").parameter("x", Samples.linear(0, 19_999, 20_000));
    private static final AtomicBoolean SLOW = new AtomicBoolean();

    /// Two processes, for tests that end with workers that answer.
    private static WorkerPool processes;

    @BeforeAll
    static void open() {
        processes = WorkerPool.processes(2);
    }

    @AfterAll
    static void close() {
        processes.close();
    }

    /// How rows are dealt out depends on how many workers there are, not on what they are.
    @Test
    void theTableIsTheSameOnEveryPool() {
        SweepResult expected;
        try (WorkerPool sequential = WorkerPool.sequential()) {
            expected = WAVES.run(sequential);
        }
        assertThat(expected.failures()).hasSize(11);

        List<Supplier<WorkerPool>> pools = Stream.concat(IntStream.of(1, 2, 3, 7).boxed().map(n -> () -> WorkerPool.threads(n)),
                Stream.<Supplier<WorkerPool>>of(() -> WorkerPool.processes(3))).toList();
        for (Supplier<WorkerPool> open : pools) {
            try (WorkerPool pool = open.get()) {
                SweepResult result = WAVES.run(pool);
                for (String column : expected.names()) {
                    assertThat(result.column(column)).as(column + " on " + pool).isEqualTo(expected.column(column));
                }
                assertThat(result.failures()).extracting(SweepFailure::row)
                        .isEqualTo(expected.failures().stream().map(SweepFailure::row).toList());
                assertThat(result.failures()).allSatisfy(failure -> assertThat(failure.error())
                        .isInstanceOf(TaskFailedException.class).hasCauseInstanceOf(ArithmeticException.class)
                        .hasMessageContaining("too large"));
            }
        }
    }

    @Test
    void pointsThatKillTheirWorkerFailAlone() {
        pointsThatKill(processes);
    }

    @Test
    void pointsThatKillTheOnlyWorkerFailAlone() {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            pointsThatKill(pool);
        }
    }

    private static void pointsThatKill(WorkerPool pool) {
        SweepResult result = Sweep.named("poison").parameter("x", Samples.linear(0, 199, 200)).output("y", p -> {
            if (p.get("x") == 3 || p.get("x") == 150) {
                Runtime.getRuntime().halt(9);
            }
            return p.get("x") * 2;
        }).run(pool);

        assertThat(result.failures()).extracting(SweepFailure::row).containsExactly(3, 150);
        assertThat(result.failures()).allSatisfy(failure -> assertThat(failure.error())
                .isInstanceOf(WorkerLostException.class).hasMessageContaining("exitCode=9")
                .hasMessageContaining("row=" + failure.row() + ", Point[x=" + failure.row() + ".0]"));
        for (SweepRow row : result.rows()) {
            double expected = row.index() == 3 || row.index() == 150 ? Double.NaN : row.get("x") * 2;
            assertThat(row.values()).containsExactly(row.get("x"), expected);
        }
        assertThat(WAVES.run(pool).size()).isEqualTo(391);
    }

    @Tag("long")
    @Test
    void aSweepOfNothingButPoisonStillEnds() {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            SweepResult result = Sweep.named("poison").parameter("x", Samples.linear(0, 3, 4)).output("y", p -> {
                System.exit(1);
                return 0;
            }).run(pool);

            assertThat(result.failures()).hasSize(4);
        }
    }

    @Test
    void anErrorThatCannotTravelIsToldInWords() {
        SweepResult result = Sweep.named("heavy").parameter("x", Samples.of(1, 2)).output("y", p -> {
            if (p.get("x") == 1) {
                throw new HeavyException();
            }
            return 5;
        }).run(processes);

        assertThat(result.column("y")).containsExactly(Double.NaN, 5);
        assertThat(result.failures().getFirst().error()).hasCauseInstanceOf(RemoteException.class)
                .hasMessageContaining("HeavyException").hasMessageContaining("carries a thread");
    }

    private static final class HeavyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        @SuppressWarnings("serial")
        private final Thread load = Thread.currentThread();

        HeavyException() {
            super("carries a thread");
        }

        @Override
        public String toString() {
            return "HeavyException: " + getMessage() + (load == null ? "" : " named " + load.getName());
        }
    }

    @Test
    void anOutputThatCannotTravelIsRefusedAndThePoolGoesOn() {
        Thread thread = Thread.currentThread();
        Sweep sweep = Sweep.named("s").parameter("x", Samples.of(1)).output("y", p -> thread.threadId());

        assertThatThrownBy(() -> sweep.run(processes)).isInstanceOf(CannotShipException.class);
        assertThat(processes.apply(() -> Worker.number())).containsExactly(0, 1);
    }

    @Test
    void aClosedPoolIsAnError() {
        WorkerPool pool = WorkerPool.threads(1);
        pool.close();

        assertThatThrownBy(() -> WAVES.run(pool)).isInstanceOf(ClosedException.class);
    }

    @Test
    void anInterruptedSweepStopsAndThePoolGoesOn() throws InterruptedException {
        stopsWhenInterrupted(processes);
        try (WorkerPool threads = WorkerPool.threads(2); WorkerPool sequential = WorkerPool.sequential()) {
            stopsWhenInterrupted(threads);
            stopsWhenInterrupted(sequential);
        }
    }

    private static void stopsWhenInterrupted(WorkerPool pool) throws InterruptedException {
        AtomicBoolean running = new AtomicBoolean();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Sweep slow = Sweep.named("slow").parameter("x", Samples.linear(0, 1, 100_000)).output("y", p -> {
            Thread.sleep(5);
            return 1;
        }).onProgress(event -> running.set(event.progress().done() > 0));
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                slow.run(pool);
            } catch (Throwable e) {
                seen.set(e);
            }
        });
        Await.until("rows come", running::get);
        caller.interrupt();
        caller.join(5000);

        assertThat(seen.get()).as(pool.toString()).isInstanceOf(CallInterruptedException.class);
        assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
    }

    @Test
    void threadsStopSoonAfterAnInterruptThatTheOutputIgnores() throws InterruptedException {
        try (WorkerPool pool = WorkerPool.threads(2)) {
            SLOW.set(false);
            Sweep sweep = QUICK_THEN_SLOW.output("y", p -> p.get("x") < 10_000 ? 0 : spin(0.01));
            Thread caller = Thread.ofPlatform().start(() -> assertThatThrownBy(() -> sweep.run(pool))
                    .isInstanceOf(CallInterruptedException.class));
            Await.until("slow points run", SLOW::get);
            caller.interrupt();
            caller.join(5000);
            long begin = System.nanoTime();

            assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
            assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
        }
    }

    @Test
    void slowPointsAfterManyQuickOnesAreSharedOutAndTold() {
        areSharedOutAndTold(processes);
        try (WorkerPool threads = WorkerPool.threads(2)) {
            areSharedOutAndTold(threads);
        }
    }

    private static void areSharedOutAndTold(WorkerPool pool) {
        List<Integer> slowAtOnce = new ArrayList<>();
        SweepResult result = QUICK_THEN_SLOW.output("y", p -> p.get("x") < 19_900 ? 0 : spin(0.01)).onProgress(event -> {
            if (event instanceof SweepEvent.RowsFinished rows) {
                slowAtOnce.add((int) rows.rows().stream().filter(one -> one.row().get("y") > 0).count());
            }
        }).run(pool);

        assertThat(result.failures()).isEmpty();
        assertThat(result.column("y")).startsWith(0).endsWith(0.01);
        assertThat(slowAtOnce.stream().mapToInt(n -> n).sum()).isEqualTo(100);
        // What ends at once on several workers is told at once; whoever has slow points to themselves has dozens.
        assertThat(slowAtOnce).allMatch(n -> n <= 20);
    }

    private static double spin(double seconds) {
        SLOW.set(true);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return seconds;
    }
}
