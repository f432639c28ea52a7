package dev.tandem.cluster.figures;

import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.cluster.key.KeyMaker;
import dev.tandem.cluster.support.TwoNodes;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What is said of a cluster in docs/benchmarks.md beside what a script measures: how fast control gets through, how soon the loss of a
/// node is told, and what many links cost the driver. A program, run by hand on a machine that has nothing else to do.
public final class ClusterFigures {
    private static final int TIMES = 200;
    private static final int FEW = 6;
    private static final int CALLS = 20_000;
    private static final String TOLD = "tandem.figures.told";

    private ClusterFigures() {}

    /// @param args of `control`, `loss`, `links`; all without any
    public static void main(String[] args) throws Exception {
        try {
            measure(args.length == 0 ? List.of("control", "loss", "links") : List.of(args));
            System.exit(0);
        } catch (Throwable e) {
            // Threads of what was measured would keep the program.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(List<String> wanted) throws Exception {
        if (wanted.contains("control")) {
            control();
        }
        if (wanted.contains("loss")) {
            loss();
        }
        if (wanted.contains("links")) {
            links();
        }
    }

    private static void tell(String what, double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-50s median %7.1f ms, of 100 one above %7.1f ms, longest %7.1f ms, n=%d%n", what, sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)], sorted[sorted.length - 1], sorted.length);
    }

    /// Cancels tasks and looks when they have noticed, by the clock that all processes of a machine share.
    private static void control() {
        try (TwoNodes nodes = TwoNodes.start(2)) {
            ParallelExecutionManager scope = ParallelExecutionManager.on(nodes.word());
            WorkerPool pool = WorkerPool.newParallelPool();
            List<String> hosts = pool.apply(() -> Worker.host());
            int one = 0;
            int same = IntStream.range(1, hosts.size()).filter(each -> hosts.get(each).equals(hosts.get(one))).findFirst().orElseThrow();
            tell("a cancelled task knows, nothing else", cancels(pool, one));
            INDArray array = Nd4j.rand(DataType.DOUBLE, 10_000_000);
            boolean[] over = {false};
            CompletableFuture<Integer> load = CompletableFuture.supplyAsync(() -> {
                int moved = 0;
                for (; !over[0]; moved++) {
                    array.putScalar(0, moved);
                    pool.applyOnly(() -> array, same);
                }
                return moved;
            });
            tell("a cancelled task knows, 80 MB there and back", cancels(pool, one));
            over[0] = true;
            System.out.println("moved 80 MB there and back: times=" + load.join());
            scope.close();
        }
    }

    private static double[] cancels(WorkerPool pool, int worker) {
        double[] times = new double[TIMES];
        for (int i = -FEW; i < TIMES; i++) {
            CompletableFuture<Object> call = pool.applyOnlyAsync(() -> {
                try {
                    Thread.sleep(Duration.ofHours(1));
                } catch (InterruptedException e) {
                    System.setProperty(TOLD, Long.toString(System.nanoTime()));
                }
                return 1;
            }, worker);
            Await.until("it runs", () -> LiveWorkers.isBusy(worker));
            LockSupport.parkNanos(20_000_000);
            long begin = System.nanoTime();
            call.cancel(true);
            String told = pool.applyOnly(() -> System.clearProperty(TOLD), worker);
            if (told == null) {
                // It had not begun.
                i--;
            } else if (i >= 0) {
                times[i] = (Long.parseLong(told) - begin) / 1e6;
            }
        }
        return times;
    }

    /// From a signal to a node until a call that runs there has failed.
    private static void loss() throws Exception {
        for (String signal : List.of("KILL", "STOP")) {
            double[] times = new double[FEW];
            for (int i = 0; i < FEW; i++) {
                times[i] = lost(signal);
            }
            tell("a node gets SIG" + signal + ", the caller is told", times);
        }
        int survived = 0;
        for (int i = 0; i < FEW; i++) {
            survived += survives(Duration.ofSeconds(1)) ? 1 : 0;
        }
        System.out.println("a node that is stopped for a second loses nothing: times=" + survived + " of " + FEW);
    }

    private static double lost(String signal) throws Exception {
        try (TwoNodes nodes = TwoNodes.start(1)) {
            ParallelExecutionManager scope = ParallelExecutionManager.on(nodes.word());
            WorkerPool pool = WorkerPool.newParallelPool();
            CompletableFuture<Object> call = LiveWorkers.endless(pool, TwoNodes.workerOn(pool, "two"));
            long begin = System.nanoTime();
            Processes.signal(signal, nodes.two().process().pid());
            try {
                call.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof WorkerLostException)) {
                    throw e;
                }
            }
            double time = (System.nanoTime() - begin) / 1e6;
            scope.close();
            nodes.two().process().destroyForcibly();
            return time;
        }
    }

    private static boolean survives(Duration silence) throws Exception {
        try (TwoNodes nodes = TwoNodes.start(1)) {
            ParallelExecutionManager scope = ParallelExecutionManager.on(nodes.word());
            WorkerPool pool = WorkerPool.newParallelPool();
            int there = TwoNodes.workerOn(pool, "two");
            CompletableFuture<Object> call = LiveWorkers.endless(pool, there);
            Processes.signal("STOP", nodes.two().process().pid());
            LockSupport.parkNanos(silence.toNanos());
            Processes.signal("CONT", nodes.two().process().pid());
            // What a node that was given up needs to be told so.
            LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
            boolean lives = !call.isDone();
            scope.close();
            return lives;
        }
    }

    /// Calls of workers that answer at once, each of which has its next call when it has answered.
    private static void links() throws Exception {
        Path folder = Files.createTempDirectory("many-links");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path key = folder.resolve("key");
        KeyMaker.make(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))).write(key);
        Process node = answering(key, folder.resolve("log"));
        try {
            ParallelExecutionManager scope = ParallelExecutionManager.on(ClusterPlaces.of(key));
            for (int count : new int[] {1, 10, 100}) {
                long begin = System.nanoTime();
                WorkerPool pool = WorkerPool.processes(count);
                double opened = (System.nanoTime() - begin) / 1e6;
                calls(pool, count, CALLS);
                long cpu = cpu();
                long nodeCpu = cpu(node);
                begin = System.nanoTime();
                calls(pool, count, CALLS);
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf(Locale.ROOT,
                        "%3d links: opened in %6.0f ms, %7.0f calls/s, processor time of a call: driver %5.1f us, node %5.1f us%n", count, opened,
                        CALLS / seconds, (cpu() - cpu) / 1e3 / CALLS, (cpu(node) - nodeCpu) / 1e3 / CALLS);
                pool.close();
            }
            scope.close();
        } finally {
            node.getOutputStream().close();
            node.waitFor(10, TimeUnit.SECONDS);
            node.destroyForcibly();
            ClusterPlaces.leave(key);
        }
    }

    private static void calls(WorkerPool pool, int count, int calls) {
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int worker = i;
            CompletableFuture<Void> done = new CompletableFuture<>();
            lanes.add(done);
            next(pool, worker, calls / count, done);
        }
        lanes.forEach(CompletableFuture::join);
    }

    private static void next(WorkerPool pool, int worker, int left, CompletableFuture<Void> done) {
        if (left == 0) {
            done.complete(null);
            return;
        }
        pool.applyOnlyAsync(() -> 1, worker).whenCompleteAsync((value, error) -> {
            if (error != null) {
                done.completeExceptionally(error);
            } else {
                next(pool, worker, left - 1, done);
            }
        });
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private static Process answering(Path key, Path log) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m",
                        "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading", "-Djava.net.preferIPv4Stack=true", "-cp",
                        System.getProperty("java.class.path"), AnsweringNode.class.getName(), key.toString(), "answering", "100"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Await.until("node is up", () -> text(log).contains("node is up") || !process.isAlive());
        System.out.println(text(log).lines().filter(line -> line.contains("up")).toList());
        return process;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
