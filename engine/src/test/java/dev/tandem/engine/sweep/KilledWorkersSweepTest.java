package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(120)
class KilledWorkersSweepTest {
    private static final int POINTS = 5000;
    private static final int KILLS = 8;
    private static final int LEAST_KILLS = 3;
    private static final int WORKERS = 3;

    @TempDir
    private Path folder;

    private final Map<Integer, Long> pids = new ConcurrentHashMap<>();

    private Sweep sweep() {
        return Sweep.named("attacked").seed(11).parameter("x", Samples.linear(0, 1, POINTS)).output("y", p -> {
            for (long end = System.nanoTime() + 500_000; System.nanoTime() < end;) {
                Thread.onSpinWait();
            }
            return Math.sin(p.get("x"));
        }).output("noise", p -> p.random().nextGaussian()).output("pid", p -> ProcessHandle.current().pid());
    }

    @Tag("long")
    @RepeatedTest(10)
    void workersKilledOftenLoseNoRowAndDoubleNone() {
        workersKilledAtRandomMomentsLoseNoRowAndDoubleNone();
    }

    @Test
    void workersKilledAtRandomMomentsLoseNoRowAndDoubleNone() {
        SweepResult quiet;
        try (WorkerPool pool = WorkerPool.threads(2)) {
            quiet = sweep().run(pool);
        }
        try (WorkerPool pool = WorkerPool.processes(WORKERS)) {
            RunningSweep running = sweep().storedIn(folder).onProgress(this::notePid).start(pool);
            assertThat(killAtRandom(running)).as("kills").isGreaterThanOrEqualTo(LEAST_KILLS);
            SweepResult result = running.result();

            assertThat(result.isComplete()).isTrue();
            assertThat(result.failures()).allSatisfy(failure -> assertThat(failure.error())
                    .isInstanceOf(WorkerLostException.class).hasMessageContaining("row=" + failure.row() + ", Point[x="));
            for (SweepRow row : result.rows()) {
                boolean isLost = row.status() == RowStatus.FAILED;
                for (String name : List.of("y", "noise")) {
                    // Boxed: NaN is equal to itself.
                    Double wanted = isLost ? Double.NaN : quiet.row(row.index()).get(name);
                    assertThat(row.get(name)).as(name + " of " + row).isEqualTo(wanted);
                }
            }
            assertThat(result.failures()).hasSizeLessThanOrEqualTo(KILLS / 2);
            assertThat(result.sql("select count(*) as n, count(distinct row) as d from rows").rows())
                    .containsExactly(List.of((long) POINTS, (long) POINTS));
            SweepResult stored = SweepResult.open(result.file().orElseThrow());
            assertThat(stored.column("noise")).isEqualTo(result.column("noise"));
            assertThat(stored.failures()).extracting(SweepFailure::row)
                    .isEqualTo(result.failures().stream().map(SweepFailure::row).toList());
            assertThat(pool.map(x -> x + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
        }
    }

    private void notePid(SweepEvent event) {
        if (event instanceof SweepEvent.RowsFinished finished && !finished.rows().getLast().failed()) {
            pids.put(finished.worker(), (long) finished.rows().getLast().row().get("pid"));
        }
    }

    /// Kills workers that have just sent rows, each time after some more.
    private int killAtRandom(RunningSweep running) {
        Random random = new Random();
        int kills = 0;
        while (kills < KILLS && !running.isOver()) {
            int next = running.progress().done() + 1 + random.nextInt(POINTS / KILLS / 2);
            Await.until("rows come", () -> running.progress().done() >= next && !pids.isEmpty() || running.isOver());
            List<Integer> busy = List.copyOf(pids.keySet());
            if (!busy.isEmpty() && !running.isOver()) {
                long pid = pids.remove(busy.get(random.nextInt(busy.size())));
                kills += ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false) ? 1 : 0;
            }
        }
        return kills;
    }
}
