package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.cluster.support.DoomedSweep;
import dev.tandem.cluster.support.StartedDriver;
import dev.tandem.cluster.support.TwoNodes;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.SweepRow;
import dev.tandem.engine.sweep.store.RowStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Programs that use the same nodes, at the same time or one after the other.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
@Tag("long")
class SeveralDriversTest {
    private static final int ROOM = 2;
    private static final Duration SOON = Duration.ofSeconds(15);

    private static TwoNodes nodes;

    @TempDir
    private Path folder;
    private ParallelExecutionManager scope;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start(ROOM / 2);
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @BeforeEach
    void open() {
        scope = ParallelExecutionManager.on(nodes.word());
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static List<String> told() {
        return Cluster.nodes(nodes.key().toString());
    }

    @Test
    void whatOneHasTheOtherGetsWhenThatHasEnded() {
        try (StartedDriver first = StartedDriver.start(nodes)) {
            assertThat(first.workers()).hasSize(ROOM);
            Await.until("the nodes tell", () -> told().stream().allMatch(node -> node.endsWith("of others=1")));
            assertThatThrownBy(WorkerPool::newParallelPool).isInstanceOf(TandemException.class)
                    .hasMessageContainingAll("other programs have all room", "room=2", "of others=2");
            assertThatThrownBy(() -> WorkerPool.processes(1)).isInstanceOf(TandemException.class)
                    .hasMessageContainingAll("node takes no worker more: host=", "room=1", "own=0", "of others=1");
            first.process().destroyForcibly();
            Await.until("its workers are gone", SOON, () -> first.workers().stream().noneMatch(Processes::alive));
            Await.until("the nodes tell", SOON, () -> told().stream().allMatch(node -> node.endsWith("of others=0")));
        }
        try (WorkerPool pool = WorkerPool.newParallelPool()) {
            assertThat(pool.apply(() -> 1)).containsExactly(1, 1);
        }
    }

    @Test
    void whoIsAloneMayHaveMoreThanThereIsRoomFor() {
        try (WorkerPool pool = WorkerPool.processes(ROOM + 1)) {
            assertThat(pool.apply(() -> 1)).hasSize(ROOM + 1);
        }
    }

    @Test
    void severalAtOnceGetWhatIsOfferedAndNotMore() {
        try (StartedDriver one = StartedDriver.begin(nodes, "driver-1"); StartedDriver two = StartedDriver.begin(nodes, "driver-2")) {
            Await.until(() -> "one of them has workers: said=" + one.said() + two.said(), Duration.ofSeconds(60),
                    () -> one.workers().size() + two.workers().size() == ROOM);
            StartedDriver all = one.workers().size() == ROOM ? one : two.workers().size() == ROOM ? two : null;
            if (all != null) {
                StartedDriver other = all == one ? two : one;
                Await.until(() -> "the other one is refused: said=" + other.said(), Duration.ofSeconds(60), () -> other.said().contains("refused: "));
                assertThat(other.workers()).isEmpty();
                all.close();
                other.awaitWorkers();
                assertThat(other.workers()).isNotEmpty();
            }
        }
    }

    @Test
    void aSweepWhoseDriverWasKilledIsResumedByAnotherOne() throws Exception {
        Path file = folder.resolve("sweep.duckdb");
        Path log = folder.resolve("log");
        Process driver = DoomedSweep.start(nodes, file, log);
        try {
            Await.until(() -> "it is in the middle: said=" + said(log), Duration.ofSeconds(60), () -> rowsTold(log) >= 100 || !driver.isAlive());
        } finally {
            driver.destroyForcibly().waitFor();
        }
        SweepResult before = SweepResult.open(file);
        List<SweepRow> finished = before.rows().stream().filter(row -> row.status() == RowStatus.DONE).toList();
        assertThat(finished).hasSizeBetween(1, DoomedSweep.POINTS - 1);
        Await.until("the nodes have room again", SOON, () -> told().stream().allMatch(node -> node.endsWith("of others=0")));
        try (WorkerPool pool = WorkerPool.newParallelPool()) {
            SweepResult whole = DoomedSweep.sweep().resume(pool, file);
            assertThat(whole.isComplete()).isTrue();
            assertThat(whole.sql("select count(*) as n, count(distinct row) as d from rows").rows())
                    .containsExactly(List.of((long) DoomedSweep.POINTS, (long) DoomedSweep.POINTS));
            finished.forEach(row -> assertThat(whole.row(row.index()).seconds()).isEqualTo(row.seconds()));
            SweepResult other = DoomedSweep.sweep().notStored().run(pool);
            assertThat(whole.column("y")).isEqualTo(other.column("y"));
            assertThat(whole.column("noise")).isEqualTo(other.column("noise"));
        }
    }

    private static long rowsTold(Path log) {
        return said(log).lines().filter(line -> line.startsWith("done ")).mapToLong(line -> Long.parseLong(line.substring(5))).max().orElse(0);
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
