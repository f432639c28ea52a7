package dev.tandem.cluster.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.worker.Worker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A program that works on two nodes of its own network, in which one thing goes wrong, and that ends with a stack when that did not lead to
/// what it must.
public final class NetworkFaults {
    private static final String HERE = "127.0.0.1";
    private static final String THERE = "127.0.0.2";
    private static final long BETWEEN = 3_000_000_000L;
    private static final long MOMENT = 500_000_000;
    private static final int FAULTS = 5;

    private final TwoNodes nodes;
    private WorkerPool pool;

    private NetworkFaults(TwoNodes nodes) {
        this.nodes = nodes;
        this.pool = WorkerPool.newParallelPool();
    }

    /// What goes wrong.
    public enum Fault {
        /// All connections, again and again: what gets through is right, the rest is told, and afterwards all is as before. (On a machine that
        /// has time nothing is lost; on a busy one a node may be taken for dead that needs too long for new connections.)
        CUT(NetworkFaults::cut),
        /// For less than a node may be silent, again and again: as above.
        SPLIT_FOR_A_MOMENT(NetworkFaults::splitForAMoment),
        /// For longer: the node is given up, its workers end, and when the network is whole again no answer of theirs is taken, and it joins
        /// again.
        SPLIT(NetworkFaults::split),
        /// An array needs long: a kill does not wait for it.
        SLOW(NetworkFaults::slow),
        /// A node that takes what is sent now and then: the sender keeps little of it in its memory.
        SLOW_RECEIVER(NetworkFaults::slowReceiver);

        private final Scene scene;

        Fault(Scene scene) {
            this.scene = scene;
        }
    }

    private interface Scene {
        void play(NetworkFaults faults) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        OwnNetwork.begin();
        try (TwoNodes nodes = TwoNodes.start(1, addresses())) {
            ParallelExecutionManager scope = ParallelExecutionManager.on(nodes.word());
            try {
                Fault.valueOf(args[0]).scene.play(new NetworkFaults(nodes));
            } finally {
                scope.close();
            }
        }
        System.out.println("as expected");
    }

    private static List<InetAddress> addresses() throws UnknownHostException {
        return List.of(InetAddress.getByName(HERE), InetAddress.getByName(THERE));
    }

    private List<Long> pids() {
        return pool.apply(() -> ProcessHandle.current().pid());
    }

    private void work() {
        List<Integer> numbers = IntStream.range(0, 3000).boxed().toList();
        assertThat(pool.map(x -> {
            LockSupport.parkNanos(200_000);
            return x * x;
        }, numbers)).containsExactlyElementsOf(numbers.stream().map(x -> x * x).toList());
        INDArray array = Nd4j.rand(DataType.DOUBLE, 1_000_000);
        for (int i = 0; i < 5; i++) {
            array.addi(1);
            assertThat(pool.apply(() -> array.mul(2))).containsExactly(array.mul(2), array.mul(2));
        }
        SweepResult table = Sweep.named("through").parameter("x", Samples.linear(0, 399, 400)).output("y", point -> {
            Thread.sleep(1);
            return 2 * point.get("x");
        }).run(pool);
        assertThat(table.column("y")).isEqualTo(IntStream.range(0, 400).mapToDouble(x -> 2 * x).toArray());
    }

    private void cut() {
        through(i -> {
            OwnNetwork.cut(i % 2 == 0 ? THERE : HERE);
            LockSupport.parkNanos(BETWEEN);
        });
    }

    private void splitForAMoment() {
        through(_ -> {
            OwnNetwork.split(HERE, THERE);
            LockSupport.parkNanos(MOMENT);
            OwnNetwork.heal();
            LockSupport.parkNanos(BETWEEN);
        });
    }

    /// Works while something goes wrong, and afterwards.
    private void through(IntConsumer fault) {
        List<Long> before = pids();
        CompletableFuture<Void> faults = CompletableFuture.runAsync(() -> IntStream.range(0, FAULTS).forEach(fault));
        int right = 0;
        int told = 0;
        while (!faults.isDone()) {
            try {
                work();
                right++;
            } catch (TandemException e) {
                System.out.println("told: " + e.getMessage());
                told++;
            }
            renewPool();
        }
        faults.join();
        System.out.println("right=" + right + ", told=" + told + ", same workers=" + pids().equals(before));
        Await.until("both nodes are there", () -> present() == 2);
        renewPool();
        work();
    }

    private int present() {
        try {
            return ClusterPlaces.nodes(nodes.key()).size();
        } catch (TandemException e) {
            // Nobody answers just now.
            return 0;
        }
    }

    /// One whose workers could not be replaced has ended.
    private void renewPool() {
        if (pool.closed()) {
            Await.until("somebody is there", () -> present() > 0);
            pool = WorkerPool.newParallelPool();
        }
    }

    private void split() {
        int lost = TwoNodes.workerOn(pool, "two");
        long worker = pids().get(lost);
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, lost);
        OwnNetwork.split(HERE, THERE);
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("/two");
        assertThat(pool.apply(() -> Worker.host())).allMatch(host -> host.endsWith("/one"));
        Await.until("its worker is gone", Duration.ofSeconds(20), () -> !Processes.alive(worker));
        OwnNetwork.heal();
        work();
        nodes.two().awaitUpAgain();
        pool.kill(lost);
        assertThat(pool.applyOnly(() -> Worker.host(), lost)).endsWith("/two");
    }

    private void slow() {
        int there = TwoNodes.workerOn(pool, "two");
        INDArray array = Nd4j.rand(DataType.DOUBLE, 4_000_000);
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, there);
        OwnNetwork.slow("40mbit");
        CompletableFuture<INDArray> echo = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> array.mul(2), 1 - there));
        pool.kill(there);
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("killed on request");
        assertThat(echo).isNotDone();
        assertThat(echo.join()).isEqualTo(array.mul(2));
        assertThat(pool.apply(() -> 1)).containsExactly(1, 1);
    }

    private void slowReceiver() throws Exception {
        List<Long> before = pids();
        int there = TwoNodes.workerOn(pool, "two");
        INDArray array = Nd4j.rand(DataType.DOUBLE, 50_000_000);
        CompletableFuture<Double> sum = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> array.sumNumber().doubleValue(), there));
        long node = nodes.two().process().pid();
        while (!sum.isDone()) {
            Processes.signal("STOP", node);
            LockSupport.parkNanos(400_000_000);
            Processes.signal("CONT", node);
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(sum.join()).isEqualTo(array.sumNumber().doubleValue());
        assertThat(pids()).isEqualTo(before);
    }
}
