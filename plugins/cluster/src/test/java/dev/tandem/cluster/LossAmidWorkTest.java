package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.cluster.support.NodeMemory;
import dev.tandem.cluster.support.StartedNode;
import dev.tandem.cluster.support.TwoNodes;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.peer.LocalResults;
import dev.tandem.engine.peer.ParallelManager;
import dev.tandem.engine.peer.PartialResultsException;
import dev.tandem.engine.peer.Peers;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Nodes that are lost, or leave, while all workers do something together: collectives, a push, a sweep, a map.
@Tag("long")
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class LossAmidWorkTest {
    private static final int EACH = 2;
    private static final int ALL = 2 * EACH;
    private static final Duration SOON = Duration.ofSeconds(10);
    /// Beyond what is noticed and replaced within.
    private static final int BOUND = 40;
    private static final int LONG = 500_000;
    /// Of 200 MB.
    private static final long NUMBERS = 25_000_000;

    private static final long UNDER_WAY = 50 << 20;

    private static TwoNodes nodes;

    @TempDir
    private Path folder;
    private ParallelExecutionManager scope;

    /// What peers do together again and again.
    private enum Collective {
        BARRIER, BROADCAST, OBJECT, COMBINE, SUM, LONG_BROADCAST, LONG_SUM, GATHER;

        private void run(Peers peers) {
            switch (this) {
                case BARRIER -> peers.syncWithPeers();
                case BROADCAST -> peers.syncArrayWithPeers(new double[3]);
                case OBJECT -> peers.syncObjectWithPeers("text");
                case COMBINE -> peers.combineDataWithPeers(peers.rank());
                case SUM -> peers.sumValuesAndSync(1);
                case LONG_BROADCAST -> peers.syncArrayWithPeers(new double[LONG]);
                case LONG_SUM -> peers.sumValuesAndSync(new double[LONG]);
                default -> {
                    boolean isRoot = peers.isRootProcess();
                    peers.gatherArraysToRoot(new double[9], isRoot ? new double[9 * ALL] : null, isRoot ? new int[] {9, 9, 9, 9} : null);
                }
            }
        }
    }

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start(EACH);
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @BeforeEach
    void open() {
        nodes.restartLost();
        scope = ParallelExecutionManager.on(nodes.word());
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static WorkerPool poolOfAll() {
        WorkerPool pool = WorkerPool.newParallelPool();
        assertThat(pool.apply(() -> Worker.host())).hasSize(ALL).anyMatch(host -> host.endsWith("/one")).anyMatch(host -> host.endsWith("/two"));
        return pool;
    }

    private static <R> List<R> together(ParallelManager manager, Function1<Peers, R> work) {
        manager.scatter((Integer x) -> x, 0, (List<Integer> share, Integer built) -> work.apply(ParallelManager.current()),
                IntStream.range(0, ALL).boxed().toList());
        return manager.<Integer, R>gather().stream().map(LocalResults::results).toList();
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(x -> x * x).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(Collective.class)
    void aNodeKilledAmidEachCollectiveFailsAllThatWait(Collective collective) throws Exception {
        killedAmid(collective);
    }

    private void killedAmid(Collective collective) throws Exception {
        String file = folder.resolve("said").toString();
        try (ParallelManager manager = ParallelManager.processes(ALL)) {
            List<String> hosts = together(manager, peers -> Worker.host());
            CompletableFuture<Throwable> failed = CompletableFuture.supplyAsync(() -> catchThrowable(() -> together(manager, peers -> {
                try {
                    while (true) {
                        collective.run(peers);
                        say(file + peers.rank(), ".");
                    }
                } catch (RuntimeException e) {
                    say(file + peers.rank(), "\n" + e.getMessage());
                    throw e;
                }
            })));
            Await.until("they are in the middle of it", () -> IntStream.range(0, ALL).allMatch(rank -> said(file + rank).length() >= 10));
            nodes.two().process().destroyForcibly();
            Throwable thrown = failed.get(BOUND, TimeUnit.SECONDS);
            assertThat(thrown).isInstanceOf(PartialResultsException.class).hasCauseInstanceOf(WorkerLostException.class)
                    .hasMessageContaining("others=0").hasMessageContaining("/two");
            for (int rank = 0; rank < ALL; rank++) {
                if (hosts.get(rank).endsWith("/one") && said(file + rank).contains("\n")) {
                    // Else it was ended before: the others of who fails are given up.
                    assertThat(said(file + rank)).as("what peer " + rank + " was told")
                            .containsPattern("\n.*(peer .* was lost|interrupted while waiting for peers)");
                }
            }
            assertThat(together(manager, peers -> peers.sumValuesAndSync(1.0) + Worker.host())).hasSize(ALL)
                    .allMatch(text -> text.startsWith("4.0") && text.endsWith("/one"));
        }
    }

    private static void say(String file, String text) throws IOException {
        Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String said(String file) {
        try {
            return Files.exists(Path.of(file)) ? Files.readString(Path.of(file)) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aNodeKilledAmidAPushHasItDoneElsewhere() throws Exception {
        WorkerPool pool = poolOfAll();
        try (INDArray array = Nd4j.valueArrayOf(new long[] {NUMBERS}, 2.0, DataType.DOUBLE)) {
            long before = used();
            CompletableFuture<RemoteObject<INDArray>> push = CompletableFuture.supplyAsync(() -> pool.push(array));
            Await.until("it is under way", () -> NodeMemory.shared(nodes.two()) > UNDER_WAY);
            nodes.two().process().destroyForcibly();
            assertIsOnAll(pool, push.get(BOUND, TimeUnit.SECONDS));
            push.join().remove();
            assertGivenBack(before);
            assertIsOnAll(pool, pool.push(array));
            assertThat(NodeMemory.shared(nodes.one())).as("memory does not add up").isLessThan(3 * NUMBERS * Double.BYTES);
        }
    }

    private static void assertIsOnAll(WorkerPool pool, RemoteObject<INDArray> pushed) {
        assertThat(pool.apply(() -> pushed.get().sumNumber().doubleValue() + Worker.host())).hasSize(ALL)
                .allMatch(text -> text.startsWith(Double.toString(2.0 * NUMBERS)) && text.endsWith("/one"));
    }

    private static void assertGivenBack(long before) {
        Await.until(() -> "all is given back here: used=" + used() + ", before=" + before, SOON, () -> used() <= before);
    }

    private static long used() {
        System.gc();
        return SegmentPool.own().counts().bytes() - SegmentPool.own().counts().idleBytes();
    }

    private static Sweep sweep(int points) {
        return Sweep.named("lost").parameter("x", Samples.linear(0, points - 1, points)).output("y", point -> {
            Thread.sleep(10);
            return 2 * point.get("x");
        });
    }

    private static void assertWhole(SweepResult table, int points) {
        assertThat(table.isComplete()).isTrue();
        assertThat(table.column("x")).isEqualTo(IntStream.range(0, points).asDoubleStream().toArray());
        assertThat(table.column("y")).isEqualTo(IntStream.range(0, points).mapToDouble(x -> 2 * x).toArray());
    }

    @Test
    void aSweepThroughANodeThatLeavesHasEachRowOnce() {
        WorkerPool pool = poolOfAll();
        CompletableFuture<SweepResult> sweep = CompletableFuture.supplyAsync(() -> sweep(800).run(pool));
        Await.until("it is under way", () -> IntStream.range(0, ALL).allMatch(LiveWorkers::isBusy));
        nodes.two().close();
        assertWhole(sweep.join(), 800);
    }

    @Test
    void aNodeThatTakesThePlaceOfALostOneAmidAMapIsUsedByTheNextPool() {
        WorkerPool pool = poolOfAll();
        CompletableFuture<List<Integer>> map = CompletableFuture.supplyAsync(() -> pool.map(x -> {
            Thread.sleep(20);
            return x * x;
        }, IntStream.range(0, 1000).boxed().toList()));
        Await.until("it is under way", () -> IntStream.range(0, ALL).allMatch(LiveWorkers::isBusy));
        nodes.two().process().destroyForcibly();
        try (StartedNode three = StartedNode.start(nodes.folder(), nodes.key(), "three", EACH).awaitUp()) {
            assertThat(map.join()).isEqualTo(squares(1000));
            assertThat(pool.size()).isEqualTo(ALL);
            pool.close();
            Await.until("it is known", SOON, () -> Cluster.nodes(nodes.key().toString()).size() == 2);
            WorkerPool next = WorkerPool.newParallelPool();
            assertThat(next.apply(() -> Worker.host())).hasSize(ALL).anyMatch(host -> host.endsWith("/one"))
                    .anyMatch(host -> host.endsWith("/three"));
            assertThat(next.map(x -> x * x, IntStream.range(0, 100).boxed().toList())).isEqualTo(squares(100));
            next.close();
            assertThat(three.process().isAlive()).isTrue();
        }
    }
}
