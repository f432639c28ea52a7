package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.cluster.support.DoomedSweep;
import dev.tandem.cluster.support.NodeMemory;
import dev.tandem.cluster.support.StartedDriver;
import dev.tandem.cluster.support.TwoNodes;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.worker.Worker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Nodes that are killed, frozen or told to end while there is work on them.
@ExtendWith(LeavesNothing.class)
@Timeout(180)
class ClusterFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;
    private TwoNodes nodes;
    private ParallelExecutionManager scope;
    private WorkerPool pool;

    @BeforeEach
    void open() {
        nodes = TwoNodes.start(1);
        scope = ParallelExecutionManager.on(nodes.word());
        pool = WorkerPool.newParallelPool();
    }

    @AfterEach
    void close() {
        scope.close();
        nodes.close();
    }

    private void awaitAllOn(String name) {
        Await.until("all workers are on one node: name=" + name, () -> {
            try {
                return pool.apply(() -> Worker.host()).stream().allMatch(host -> host.endsWith("/" + name));
            } catch (WorkerLostException e) {
                // It was on its way when the node was lost.
                return false;
            }
        });
    }

    private long pid(int worker) {
        return pool.applyOnly(() -> ProcessHandle.current().pid(), worker);
    }

    @Test
    void aKilledNodeGivesItsWorkToTheOthers() throws Exception {
        INDArray array = Nd4j.rand(DataType.DOUBLE, 300_000);
        RemoteObject<INDArray> pushed = pool.push(array);
        int lost = TwoNodes.workerOn(pool, "two");
        long worker = pid(lost);
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, lost);
        CompletableFuture<List<Integer>> map = CompletableFuture.supplyAsync(() -> pool.map(x -> {
            Thread.sleep(20);
            return x * x;
        }, IntStream.range(0, 200).boxed().toList()));
        nodes.two().process().destroyForcibly();
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("/two");
        assertThat(map.join()).containsExactlyElementsOf(IntStream.range(0, 200).map(x -> x * x).boxed().toList());
        Await.until("its workers are gone", SOON, () -> !Processes.alive(worker));
        assertThat(pool.apply(() -> Worker.host())).allMatch(host -> host.endsWith("/one"));
        assertThat(pool.apply(() -> pushed.get().equals(array))).containsExactly(true, true);
    }

    @Tag("long")
    @Test
    void aNodeThatComesAgainGetsWorkers() {
        int lost = TwoNodes.workerOn(pool, "two");
        nodes.two().process().destroyForcibly();
        awaitAllOn("one");
        nodes.restartTwo();
        pool.kill(lost);
        assertThat(pool.applyOnly(() -> Worker.host(), lost)).endsWith("/two");
    }

    @Tag("long")
    @Test
    void aFrozenNodeIsGivenUpAndJoinsAgainWhenItIsBack() throws Exception {
        int lost = TwoNodes.workerOn(pool, "two");
        long worker = pid(lost);
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, lost);
        Processes.signal("STOP", nodes.two().process().pid());
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("/two");
        assertThat(pool.apply(() -> Worker.host())).allMatch(host -> host.endsWith("/one"));
        // What it has started notices by itself that nobody speaks to it.
        Await.until("its workers are gone", Duration.ofSeconds(20), () -> !Processes.alive(worker));
        Processes.signal("CONT", nodes.two().process().pid());
        nodes.two().awaitUpAgain();
        pool.kill(lost);
        assertThat(pool.applyOnly(() -> Worker.host(), lost)).endsWith("/two");
    }

    /// It begins a cluster of its own, since nobody is where all meet.
    @Tag("long")
    @Test
    void nodesThatTheFirstOneDoesNotFindJoinItAgain() {
        nodes.one().process().destroyForcibly();
        awaitAllOn("two");
        nodes.restartOne();
        nodes.two().awaitUpAgain();
        // Its workers may have found the first one before the second one has.
        pool.close();
        Await.until("both are known", () -> Cluster.nodes(nodes.key().toString()).size() == 2);
        assertThat(WorkerPool.newParallelPool().apply(() -> Worker.host())).extracting(host -> host.substring(host.indexOf('/')))
                .containsExactlyInAnyOrder("/one", "/two");
    }

    @Tag("long")
    @Test
    void aNodeThatStandsStillForAMomentLosesNothing() throws Exception {
        int there = TwoNodes.workerOn(pool, "two");
        long worker = pid(there);
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(300);
            return 7;
        }, there));
        Processes.signal("STOP", nodes.two().process().pid());
        Thread.sleep(700);
        Processes.signal("CONT", nodes.two().process().pid());
        assertThat(call.join()).isEqualTo(7);
        assertThat(pid(there)).isEqualTo(worker);
    }

    @Tag("long")
    @Test
    void aNodeThatIsToldToEndTakesItsWorkersWithIt() {
        int there = TwoNodes.workerOn(pool, "two");
        long worker = pid(there);
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, there);
        nodes.two().close();
        assertThat(Processes.alive(worker)).isFalse();
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class);
        assertThat(pool.apply(() -> Worker.host())).allMatch(host -> host.endsWith("/one"));
    }

    @Tag("long")
    @Test
    void allNodesLostAtOnceAreAnErrorThatSaysSo() {
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, 0);
        nodes.one().process().destroyForcibly();
        nodes.two().process().destroyForcibly();
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class);
        assertThatThrownBy(() -> pool.apply(() -> 1)).hasMessageContaining("is a node up");
    }

    @Tag("long")
    @Test
    void aSweepThroughTheLossOfANodeHasEachRowOnce() {
        int lost = TwoNodes.workerOn(pool, "two");
        CompletableFuture<SweepResult> sweep = CompletableFuture.supplyAsync(() -> Sweep.named("lost").parameter("x", Samples.linear(0, 399, 400))
                .output("y", point -> {
                    Thread.sleep(10);
                    return 2 * point.get("x");
                }).run(pool));
        Await.until("it is under way", () -> LiveWorkers.isBusy(lost));
        nodes.two().process().destroyForcibly();
        SweepResult table = sweep.join();
        assertThat(table.column("x")).isEqualTo(IntStream.range(0, 400).asDoubleStream().toArray());
        assertThat(table.column("y")).isEqualTo(IntStream.range(0, 400).mapToDouble(x -> 2 * x).toArray());
    }

    @Tag("long")
    @Test
    void aDriverThatIsSuspendedLosesItsWorkersAndGetsOthers() throws Exception {
        scope.close();
        try (StartedDriver driver = StartedDriver.start(nodes)) {
            Await.until("it calls", () -> driver.said().contains("went well"));
            Processes.signal("STOP", driver.process().pid());
            Await.until("its workers are gone", Duration.ofSeconds(20), () -> driver.workers().stream().noneMatch(Processes::alive));
            Processes.signal("CONT", driver.process().pid());
            int before = driver.said().length();
            Await.until("it calls again", () -> driver.said().substring(before).contains("went well"));
        }
    }

    @Tag("long")
    @Test
    void aPushWhoseNodesAreAllLostFailsAndGivesTheMemoryBack() throws Exception {
        try (INDArray array = Nd4j.valueArrayOf(new long[] {25_000_000}, 2.0, DataType.DOUBLE)) {
            pool.apply(() -> 1);
            long before = used();
            CompletableFuture<Throwable> failed = CompletableFuture.supplyAsync(() -> catchThrowable(() -> pool.push(array)));
            Await.until("it is under way", () -> NodeMemory.shared(nodes.two()) > 50 << 20);
            nodes.one().process().destroyForcibly();
            nodes.two().process().destroyForcibly();
            assertThat(failed.get(40, TimeUnit.SECONDS)).isInstanceOf(TandemException.class).hasMessageContainingAll("worker", "no machine");
            Await.until(() -> "all is given back: used=" + used() + ", before=" + before, SOON, () -> used() <= before);
        }
    }

    private static long used() {
        System.gc();
        return SegmentPool.own().counts().bytes() - SegmentPool.own().counts().idleBytes();
    }

    @Tag("long")
    @Test
    void aSweepWhoseNodesAreAllLostSaysSoAndGoesOnWhenTheyAreBack() throws Exception {
        Path file = folder.resolve("sweep.duckdb");
        CompletableFuture<Throwable> sweep = CompletableFuture.supplyAsync(() -> catchThrowable(() -> DoomedSweep.sweep().runInto(pool, file)));
        Await.until("it is under way", () -> Files.exists(file) && LiveWorkers.isBusy(0) && LiveWorkers.isBusy(1));
        nodes.one().process().destroyForcibly();
        nodes.two().process().destroyForcibly();
        assertThat(sweep.get(40, TimeUnit.SECONDS)).hasMessageContaining("no machine");
        pool.close();
        nodes.restartLost();
        SweepResult whole = DoomedSweep.sweep().resume(WorkerPool.newParallelPool(), file);
        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.column("y")).isEqualTo(IntStream.range(0, DoomedSweep.POINTS).mapToDouble(x -> 2 * x).toArray());
    }
}
