package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(120)
class LargeSweepTest {
    private static final int POINTS = 100_000;
    private static final long MOST_HELD = 64 << 20;
    private static final int FEWEST_EVENTS = 20;
    private static final int MOST_EVENTS = POINTS / 50;
    private static final Duration FLUSH = Duration.ofSeconds(30);
    private static final Sweep SWEEP =
            Sweep.named("large").parameter("x", Samples.linear(1, POINTS, POINTS)).output("y", p -> 2 * p.get("x"));

    @TempDir
    private Path folder;

    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void aHundredThousandStoredPointsPauseGoOnAndEndWhenAskedTo() {
        try (EventChannel.Subscription window = SweepEvents.subscribe(this::count);
                WorkerPool pool = WorkerPool.processes(2)) {
            pool.map(x -> x, List.of(1, 2));
            long before = held();
            RunningSweep running = SWEEP.storedIn(folder).start(pool);
            awaitMore(running, 1000);
            running.pause();
            Await.until("it stands", () -> standsStill(running));
            SweepProgress paused = running.progress();
            assertThat(paused.done()).isLessThan(POINTS / 2);
            assertThat(held() - before).as("bytes held while paused").isLessThan(MOST_HELD);
            int toldBefore = told.get();
            running.resume();
            awaitMore(running, 1000);
            Await.until("further rows are told", () -> told.get() > toldBefore);

            running.cancel();
            SweepResult part = running.result();
            int finished = (int) part.rows().stream().filter(row -> row.status() == RowStatus.DONE).count();
            assertThat(finished).as("rows of a sweep that ended soon").isBetween(paused.done() + 1000, POINTS - 1);
            Path file = part.file().orElseThrow();
            assertThat(once(part)).containsExactly(List.of((long) finished, (long) finished));

            SweepResult whole = SWEEP.resume(pool, file);
            window.flush(FLUSH);
            assertThat(once(whole)).containsExactly(List.of((long) POINTS, (long) POINTS));
            assertThat(whole.rows()).allMatch(row -> row.get("y") == 2 * row.get("x"));
            assertThat(told.get()).isEqualTo(POINTS);
            assertThat(events.get()).as("events").isBetween(FEWEST_EVENTS, MOST_EVENTS);
            assertThat(held() - before).as("bytes held with the whole table").isLessThan(MOST_HELD);
        }
    }

    private static List<List<Object>> once(SweepResult result) {
        return result.sql("select count(*) as n, count(distinct row) as d from rows").rows();
    }

    private static void awaitMore(RunningSweep running, int rows) {
        int next = running.progress().done() + rows;
        Await.until("rows come", () -> running.progress().done() >= next);
    }

    private static boolean standsStill(RunningSweep running) {
        int before = running.progress().done();
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        return running.progress().done() == before;
    }

    private void count(SweepEvent event) {
        events.incrementAndGet();
        if (event instanceof SweepEvent.RowsFinished finished) {
            told.addAndGet(finished.rows().size());
        }
    }

    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
