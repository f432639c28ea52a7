package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.cluster.key.KeyFile;
import dev.tandem.cluster.key.KeyMaker;
import dev.tandem.cluster.support.StartedDriver;
import dev.tandem.cluster.support.TwoNodes;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.Worker;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What is special about workers on nodes. That everything else is the same is shown by the contracts.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class ClusterTest {
    private static TwoNodes nodes;

    @TempDir
    private Path folder;
    private ParallelExecutionManager scope;
    private WorkerPool pool;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start(1);
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @BeforeEach
    void open() {
        scope = ParallelExecutionManager.on(Cluster.connect(nodes.key()));
        pool = WorkerPool.newParallelPool();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void workersAreDealtOverTheNodesAndKeepTheirNumbers() {
        assertThat(pool.size()).isEqualTo(2);
        List<String> hosts = pool.apply(() -> Worker.host());
        assertThat(hosts.stream().map(host -> host.substring(host.indexOf('/')))).containsExactlyInAnyOrder("/one", "/two");
        assertThat(pool.map(x -> x * x, IntStream.range(0, 1000).boxed().toList())).hasSize(1000).contains(998_001);
        assertThatThrownBy(() -> pool.applyOnly(() -> Integer.parseInt("x"), 0)).isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(NumberFormatException.class);
        RemoteObject<INDArray> pushed = pool.push(Nd4j.ones(DataType.DOUBLE, 300, 400));
        long before = pool.applyOnly(() -> ProcessHandle.current().pid(), 1);
        pool.kill(1);
        assertThat(pool.applyOnly(() -> Worker.number(), 1)).isEqualTo(1);
        assertThat(pool.applyOnly(() -> ProcessHandle.current().pid(), 1)).isNotEqualTo(before);
        assertThat(pool.applyOnly(() -> Worker.host(), 1)).isEqualTo(hosts.get(1));
        assertThat(pool.applyOnly(() -> pushed.get().sumNumber().doubleValue(), 1)).isEqualTo(120_000.0);
        assertThat(Cluster.nodes(nodes.key().toString())).hasSize(2);
        assertThat(ParallelExecutionManager.snapshot().nodes()).hasSize(2)
                .allMatch(node -> node.room() == 1 && node.workers() == 1 && hosts.contains(node.name()));
    }

    @Test
    void aKillPassesArraysThatFillTheWay() {
        INDArray array = Nd4j.rand(DataType.DOUBLE, 4_000_000);
        CompletableFuture<INDArray> echo = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> array.mul(2), 1));
        CompletableFuture<Integer> endless = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(Duration.ofHours(1));
            return 1;
        }, 0)).orTimeout(60, TimeUnit.SECONDS);
        Await.until("it runs", () -> LiveWorkers.isBusy(0));
        pool.kill(0);
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("killed on request");
        assertThat(echo.join()).isEqualTo(array.mul(2));
    }

    /// What is in it is nowhere on the nodes.
    @Test
    void jarsGoToTheNodesByContent() throws IOException {
        Path jar = folder.resolve("words.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("words/hello.txt"));
            out.write(("hello " + System.nanoTime()).getBytes());
            out.closeEntry();
        }
        try (WorkerPool own = WorkerPool.processes(2, WorkerOptions.DEFAULT.withClassPath(List.of(jar)))) {
            List<String> read = own.apply(() -> {
                try (var in = ClassLoader.getSystemResourceAsStream("words/hello.txt")) {
                    return new String(in.readAllBytes());
                }
            });
            assertThat(read).hasSize(2).allMatch(text -> text.startsWith("hello "));
            List<String> paths = own.apply(() -> ClassLoader.getSystemResource("words/hello.txt").getPath());
            assertThat(paths).noneMatch(path -> path.contains(folder.toString()));
        }
    }

    @Test
    void aDriverThatIsKilledLeavesNothingOnTheNodes() throws Exception {
        // It has their room.
        scope.close();
        try (StartedDriver driver = StartedDriver.start(nodes)) {
            assertThat(driver.workers()).hasSize(2).allMatch(Processes::alive);
            driver.process().destroyForcibly();
            Await.until("its workers are gone", Duration.ofSeconds(10), () -> driver.workers().stream().noneMatch(Processes::alive));
        }
        Await.until("the nodes have room again", Duration.ofSeconds(10),
                () -> Cluster.nodes(nodes.key().toString()).stream().allMatch(node -> node.endsWith("of others=0")));
        open();
        assertThat(pool.apply(() -> 1)).containsExactly(1, 1);
    }

    @Tag("long")
    @Test
    void aForeignKeyIsNotLetIn() {
        Path foreign = folder.resolve("foreign");
        KeyMaker.make(KeyFile.read(nodes.key()).meeting()).write(foreign);
        try {
            assertThatThrownBy(() -> Cluster.nodes(foreign.toString())).isInstanceOf(TandemException.class).hasMessageContaining("cannot join");
        } finally {
            ClusterPlaces.leave(foreign);
        }
        assertThat(pool.apply(() -> 1)).containsExactly(1, 1);
    }

    /// As the kernel tells, in hexadecimal digits.
    @Test
    void nodesListenOnThisMachineOnly() throws IOException {
        Set<String> sockets;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + nodes.one().process().pid() + "/fd"))) {
            sockets =
                    descriptors.map(ClusterTest::target).filter(target -> target.startsWith("socket:")).map(target -> target.replaceAll("[^0-9]", ""))
                            .collect(Collectors.toSet());
        }
        List<String> listening = Stream.of("tcp", "tcp6").flatMap(ClusterTest::lines).map(line -> line.strip().split(" +"))
                .filter(fields -> fields[3].equals("0A") && sockets.contains(fields[9])).map(fields -> fields[1].substring(0, fields[1].indexOf(':')))
                .toList();
        assertThat(listening).hasSize(2).containsOnly("0100007F");
    }

    private static Stream<String> lines(String table) {
        try {
            return Files.readAllLines(Path.of("/proc/net/" + table)).stream().skip(1);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
