package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.cluster.support.StartedNode;
import dev.tandem.cluster.support.TwoNodes;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
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

/// A node that has little memory and little room for files among two that have enough. A limit on the length of files stands for
/// a disk and for shared memory that are full.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
@Tag("long")
class FullNodeTest {
    /// In blocks of 512 bytes.
    private static final String LIMIT = "ulimit -f 20000";
    private static final long MEMORY = 1 << 30;
    /// More than the limit.
    private static final int LONG = 4_000_000;

    private static TwoNodes nodes;
    private static StartedNode small;

    @TempDir
    private Path folder;
    private ParallelExecutionManager scope;
    private WorkerPool pool;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start(1);
        small = StartedNode.startLimited(nodes.folder(), nodes.key(), "small", LIMIT, "--workers", "1", "--memory", Long.toString(MEMORY)).awaitUp();
        Await.until("it is known", () -> Cluster.nodes(nodes.key().toString()).size() == 3);
    }

    @AfterAll
    static void end() {
        small.close();
        nodes.close();
    }

    @BeforeEach
    void open() {
        scope = ParallelExecutionManager.on(nodes.word());
        pool = WorkerPool.newParallelPool();
    }

    /// Whatever it could not take, it goes on.
    @AfterEach
    void close() {
        assertThat(pool.apply(() -> Worker.host())).hasSize(3).anyMatch(host -> host.endsWith("/small"));
        RemoteObject<INDArray> pushed = pool.push(Nd4j.ones(DataType.DOUBLE, 100_000));
        assertThat(pool.apply(() -> pushed.get().sumNumber().doubleValue())).containsExactly(1e5, 1e5, 1e5);
        scope.close();
    }

    private int there() {
        List<String> hosts = pool.apply(() -> Worker.host());
        return hosts.indexOf(hosts.stream().filter(host -> host.endsWith("/small")).findFirst().orElseThrow());
    }

    private long pid() {
        return pool.applyOnly(() -> ProcessHandle.current().pid(), there());
    }

    private static Path jar(Path folder, String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random().nextBytes(content);
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("content"));
            out.write(content);
            out.closeEntry();
        }
        return jar;
    }

    @Test
    void aJarForWhichThereIsNoRoomIsRefusedAndWhatRunsThereGoesOn() throws IOException {
        long before = pid();
        Path large = jar(folder, "large.jar", 30 << 20);
        assertThatThrownBy(() -> WorkerPool.processes(3, WorkerOptions.DEFAULT.withClassPath(List.of(large)))).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("/small", "large.jar", "bytes=" + Files.size(large), "File too large");
        assertThat(pid()).isEqualTo(before);
        Path little = jar(folder, "little.jar", 1 << 20);
        try (WorkerPool other = WorkerPool.processes(3, WorkerOptions.DEFAULT.withClassPath(List.of(little)))) {
            assertThat(other.apply(() -> ClassLoader.getSystemResource("content") != null)).containsExactly(true, true, true);
        }
        assertThat(pid()).isEqualTo(before);
    }

    @Test
    void anArrayForWhichThereIsNoRoomIsRefused() {
        long before = pid();
        INDArray array = Nd4j.ones(DataType.DOUBLE, LONG);
        assertThatThrownBy(() -> pool.push(array)).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("/small", "shared memory full: asked=", "free=");
        assertThatThrownBy(() -> pool.applyOnly(() -> Nd4j.ones(DataType.DOUBLE, LONG), there())).isInstanceOf(TandemException.class)
                .hasMessageContaining("shared memory full: asked=");
        assertThat(pid()).isEqualTo(before);
    }

    @Test
    void workersThatNeedMoreThanTheNodeGivesGoElsewhere() {
        try (WorkerPool other = WorkerPool.processes(3, WorkerOptions.DEFAULT.withHeap(2 * MEMORY))) {
            assertThat(other.apply(() -> Worker.host())).hasSize(3).noneMatch(host -> host.endsWith("/small"));
        }
    }

    @Test
    void aWorkerThatTakesMoreThanItsPartIsEndedAndReplaced() {
        assertThatThrownBy(() -> pool.applyOnly(() -> {
            MemorySegment memory = Arena.global().allocate(MEMORY);
            return memory.fill((byte) 1).byteSize();
        }, there())).isInstanceOf(WorkerLostException.class).hasMessageContainingAll("/small", "used=", "limit=");
    }

    @Test
    void aWorkerWithoutHeapFailsTheTask() {
        assertThatThrownBy(() -> pool.applyOnly(() -> new long[(int) (MEMORY / Long.BYTES)].length, there())).isInstanceOf(TandemException.class)
                .hasStackTraceContaining("OutOfMemoryError");
    }

    @Test
    void aNodeWithTooLittleMemoryForItsWorkersDoesNotStart() {
        try (StartedNode none = StartedNode.startLimited(nodes.folder(), nodes.key(), "none", "", "--workers", "4", "--memory", "200m")) {
            Await.until("it has ended", () -> !none.process().isAlive());
            assertThat(none.said()).contains("too little memory", "memory=" + (200 << 20), "workers=4");
        }
    }
}
