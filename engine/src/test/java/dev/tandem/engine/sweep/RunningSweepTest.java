package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class RunningSweepTest {
    private static final Sweep SLOW = Sweep.named("slow").parameter("x", Samples.linear(0, 999, 1000)).output("y", p -> {
        Thread.sleep(5);
        return p.get("x");
    });

    @TempDir
    private Path folder;

    @Test
    void aPausedSweepStandsStillAndGoesOn() {
        try (WorkerPool pool = WorkerPool.threads(2)) {
            RunningSweep running = SLOW.start(pool);
            Await.until("rows come", () -> running.progress().done() > 10);
            pauseAndAwaitStanding(running);
            SweepProgress paused = running.progress();
            assertThat(paused.detail().isPaused()).isTrue();
            assertThat(running.progress().elapsed()).isEqualTo(paused.elapsed());
            running.resume();
            Await.until("it goes on", () -> running.progress().done() > paused.done());
            assertThat(RunningSweep.all()).contains(running);
            running.cancel();
            SweepResult part = running.result();
            assertThat(part.isComplete()).isFalse();
            assertThat(part.toString()).contains(running.progress().done() + " of " + part.size() + " rows");
        }
    }

    @Test
    void pausingResumingAndCancellingAreToldToThoseWhoWatch() {
        List<SweepEvent> watched = new CopyOnWriteArrayList<>();
        List<SweepEvent> own = new CopyOnWriteArrayList<>();
        try (EventChannel.Subscription subscription = SweepEvents.subscribe(watched::add);
                WorkerPool pool = WorkerPool.threads(2)) {
            assertThat(subscription).isNotNull();
            RunningSweep running = SLOW.onProgress(own::add).start(pool);
            RunningSweep found = RunningSweep.find(running.run().id()).orElseThrow();
            Await.until("rows come", () -> running.progress().done() > 10);
            found.pause();
            Await.until("the pause is told", () -> paused(watched) && paused(own));
            found.resume();
            Await.until("more rows are told", () -> !paused(watched) && !paused(own));
            found.cancel();
            running.result();
            Await.until("the end is told", () -> watched.getLast() instanceof SweepEvent.Ended);

            assertThat(((SweepEvent.Ended) watched.getLast()).ending()).isEqualTo(SweepEvent.Ending.CANCELLED);
            assertThat(((SweepEvent.Ended) own.getLast()).error()).isEqualTo("cancelled");
            assertThat(RunningSweep.find(running.run().id())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSweepWhosePoolIsClosedEndsWithItAndDoesNotFail(boolean ofProcesses) {
        List<SweepEvent> own = new CopyOnWriteArrayList<>();
        RunningSweep running;
        try (WorkerPool pool = ofProcesses ? WorkerPool.processes(1) : WorkerPool.threads(1)) {
            running = SLOW.onProgress(own::add).start(pool);
            Await.until("rows come", () -> running.progress().done() > 0);
        }
        assertThatThrownBy(running::result).isInstanceOf(ClosedException.class);
        Await.until("the end is told", () -> own.getLast() instanceof SweepEvent.Ended);
        assertThat(((SweepEvent.Ended) own.getLast()).ending()).isEqualTo(SweepEvent.Ending.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPausedSweepEndsWithItsPoolToo(boolean ofProcesses) {
        List<SweepEvent> own = new CopyOnWriteArrayList<>();
        RunningSweep running;
        try (WorkerPool pool = ofProcesses ? WorkerPool.processes(1) : WorkerPool.threads(1)) {
            running = SLOW.onProgress(own::add).start(pool);
            Await.until("rows come", () -> running.progress().done() > 0);
            running.pause();
            Await.until("the pause is told", () -> paused(own));
        }
        Await.until("it is over", running::isOver);
        assertThatThrownBy(running::result).isInstanceOf(ClosedException.class);
        Await.until("the end is told", () -> own.getLast() instanceof SweepEvent.Ended);
        assertThat(((SweepEvent.Ended) own.getLast()).ending()).isEqualTo(SweepEvent.Ending.CLOSED);
    }

    /// Of many rows the first waits until it may end.
    private RunningSweep withOneThatWaits(WorkerPool pool) {
        String signals = folder.toString();
        RunningSweep running = Sweep.named("waiting").parameter("x", Samples.linear(0, 99_999, 100_000)).output("y", p -> {
            Path begun = Path.of(signals, "begun");
            if (p.get("x") == 0 && !Files.exists(begun)) {
                Files.createFile(begun);
                while (!Files.exists(Path.of(signals, "end"))) {
                    Thread.sleep(2);
                }
            }
            Thread.sleep(1);
            return p.get("x");
        }).start(pool);
        Await.until("the first row is computed, and others", () -> Files.exists(folder.resolve("begun")) && running.progress().done() > 0);
        return running;
    }

    private static void pauseAndAwaitStanding(RunningSweep running) {
        running.pause();
        Await.until("it stands", () -> {
            int before = running.progress().done();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return running.progress().done() == before;
        });
    }

    @Test
    void aRowThatHasBegunBeforeAPauseIsKeptDuringIt() throws IOException {
        try (WorkerPool pool = WorkerPool.threads(2)) {
            RunningSweep running = withOneThatWaits(pool);
            pauseAndAwaitStanding(running);
            int before = running.progress().done();
            Files.createFile(folder.resolve("end"));
            Await.until("the first row", () -> running.progress().done() > before);
            assertThat(running.progress().detail().isPaused()).isTrue();
            running.cancel();
            assertThat(running.result().rows().getFirst().status()).isEqualTo(RowStatus.DONE);
        }
    }

    @Test
    void aSweepGoesOnAlsoWhileARowIsComputed() throws IOException {
        try (WorkerPool pool = WorkerPool.threads(2)) {
            RunningSweep running = withOneThatWaits(pool);
            pauseAndAwaitStanding(running);
            int before = running.progress().done();
            running.resume();
            Await.until("others", () -> running.progress().done() > before);
            Files.createFile(folder.resolve("end"));
            running.cancel();
            assertThat(running.result().isComplete()).isFalse();
        }
    }

    @Test
    void aRowThatWaitsWhenItsWorkerIsKilledRunsAgain() throws IOException {
        String signals = folder.toString();
        try (WorkerPool pool = WorkerPool.processes(1)) {
            RunningSweep running = Sweep.named("waiting").parameter("x", Samples.linear(0, 3, 4)).output("y", p -> {
                Files.writeString(Path.of(signals, "begun-" + ProcessHandle.current().pid()), "");
                while (!Files.exists(Path.of(signals, "end"))) {
                    Thread.sleep(2);
                }
                return p.get("x");
            }).start(pool);
            awaitBegun(1);
            pool.kill(0);
            awaitBegun(2);
            Files.createFile(folder.resolve("end"));
            assertThat(running.result().failures()).isEmpty();
            assertThat(running.result().isComplete()).isTrue();
        }
    }

    private void awaitBegun(int processes) {
        Await.until("a row in " + processes + " processes",
                () -> folder.toFile().list((_, name) -> name.startsWith("begun-")).length == processes);
    }

    private static boolean paused(List<SweepEvent> events) {
        return !events.isEmpty() && events.getLast().progress().detail().isPaused();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelledSweepKeepsItsRowsAndGoesOnLater(boolean whilePaused) {
        Sweep stored = SLOW.storedIn(folder);
        try (WorkerPool pool = WorkerPool.processes(2)) {
            RunningSweep running = stored.start(pool);
            Await.until("rows come", () -> running.progress().done() > 10);
            if (whilePaused) {
                running.pause();
            }
            running.cancel();
            SweepResult part = running.result();

            assertThat(running.isOver()).isTrue();
            assertThat(RunningSweep.all()).doesNotContain(running);
            long finished = part.rows().stream().filter(row -> row.status() == RowStatus.DONE).count();
            assertThat(finished).isBetween(11L, 999L);
            Path file = part.file().orElseThrow();
            assertThat(SweepResult.open(file).column("y")).isEqualTo(part.column("y"));
            RunningSweep second = stored.startResumed(pool, file);
            Await.until("rows come", () -> second.progress().done() > finished + 10);
            assertThat(second.progress().detail().before()).isEqualTo((int) finished);
            second.cancel();
            assertThat(second.result().sql("select count(*) = count(distinct row) as once from rows").get(0, "once")).isEqualTo(true);
        }
    }

    @Test
    void aSweepThatAnotherThreadRunsCanBeCancelledToo() throws InterruptedException {
        try (WorkerPool pool = WorkerPool.threads(1)) {
            SweepResult[] result = new SweepResult[1];
            boolean[] interrupted = new boolean[1];
            Thread runner = Thread.ofPlatform().start(() -> {
                result[0] = SLOW.run(pool);
                interrupted[0] = Thread.interrupted();
            });
            Await.until("it runs", () -> RunningSweep.all().stream().anyMatch(running -> running.progress().done() > 0));
            RunningSweep.all().getFirst().cancel();
            runner.join();

            assertThat(result[0].isComplete()).isFalse();
            assertThat(interrupted[0]).isFalse();
        }
    }

    @Test
    void whatStopsASweepIsToldByItsHandle() {
        try (WorkerPool pool = WorkerPool.threads(1)) {
            RunningSweep running = SLOW.build(() -> {
                throw new IllegalStateException("no model");
            }).start(pool);

            assertThatThrownBy(running::result).isInstanceOf(TandemException.class).hasMessageContaining("no model");
            assertThat(running.isOver()).isTrue();
        }
    }

    @Test
    void progressTellsWorkersAndUncertainty() {
        try (WorkerPool pool = WorkerPool.threads(2)) {
            RunningSweep running = SLOW.start(pool);
            Await.until("both work", () -> running.progress().detail().workers().size() == 2
                    && running.progress().detail().workers().getFirst().done() > 5);
            SweepProgress progress = running.progress();
            running.cancel();

            assertThat(progress.detail().workers()).allSatisfy(share -> assertThat(share.busy()).isPositive());
            assertThat(progress.detail().workers().stream().mapToInt(SweepProgress.WorkerShare::done).sum())
                    .isEqualTo(progress.done());
            assertThat(progress.uncertainty()).isLessThan(progress.remaining());
            assertThat(running.result().size()).isEqualTo(1000);
        }
    }
}
