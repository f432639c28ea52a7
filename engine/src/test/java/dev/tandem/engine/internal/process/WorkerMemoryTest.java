package dev.tandem.engine.internal.process;

import static dev.tandem.engine.runtime.Calls.pid;
import static dev.tandem.engine.runtime.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.UsualWorkers;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.engine.worker.WorkerUsage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

@ExtendWith({LeavesNothing.class, UsualWorkers.class})
@Timeout(60)
// javac takes a package called "internal" for one of the JDK.
@SuppressWarnings("serial")
class WorkerMemoryTest {
    private static final long MB = 1 << 20;
    private static final WorkerOptions SMALL = WorkerOptions.DEFAULT.withHeap(64 * MB).withNativeMemory(64 * MB);

    @Test
    void workerThatFillsItsHeapIsLostForThatReasonAndReplaced() {
        try (WorkerGroup group = open(SMALL)) {
            assertThatThrownBy(() -> run(group, 0, WorkerMemoryTest::fillHeap)).isInstanceOf(WorkerLostException.class)
                    .hasMessageContainingAll("worker=0", "out of heap memory");
            assertThat(run(group, 0, () -> 1)).isEqualTo(1);
        }
    }

    @Test
    void arraysBeyondTheLimitAreRefusedAlsoWhereTheHeapIsLargeAndTheWorkerGoesOn() {
        WorkerOptions options = WorkerOptions.DEFAULT.withHeap(1000 * MB).withNativeMemory(200 * MB);
        try (WorkerGroup group = open(options)) {
            long before = pid(group, 0);
            assertThatThrownBy(() -> run(group, 0, () -> holdArrays(5 * MB, 40))).isInstanceOf(TaskFailedException.class)
                    .hasMessageContainingAll("worker=0", "Limit bytes: [" + 200 * MB + "]", "cause=memory limit: arrays", "nativeMemory");
            assertThatThrownBy(() -> run(group, 0, () -> Nd4j.create(DataType.DOUBLE, 5000, 1000).mmul(Nd4j.create(DataType.DOUBLE,
                    1000, 5000)))).isInstanceOf(TaskFailedException.class).hasMessageContaining("cause=memory limit: arrays");
            assertThat(run(group, 0, () -> holdArrays(5 * MB, 4))).isEqualTo(4);
            assertThat(pid(group, 0)).isEqualTo(before);
        }
    }

    /// What is made and dropped in every way, here ten times what may be held, does not add up to the limit.
    @Test
    void droppedArraysDoNotCount() {
        try (WorkerGroup group = open(WorkerOptions.DEFAULT.withHeap(200 * MB).withNativeMemory(100 * MB))) {
            for (int i = 0; i < 4; i++) {
                assertThat(run(group, 0, WorkerMemoryTest::manyKinds)).isEqualTo(20);
            }
            assertThat(run(group, 0, () -> holdArrays(MB, 8))).isEqualTo(8);
        }
    }

    private static Object manyKinds() {
        int rounds = 0;
        while (rounds < 20) {
            INDArray matrix = Nd4j.rand(DataType.DOUBLE, 300, 400);
            INDArray product = matrix.mmul(matrix.transpose()).addi(matrix.sum().getDouble(0));
            INDArray stacked = Nd4j.concat(0, matrix, matrix.dup('f'), Nd4j.vstack(matrix, matrix.mul(2)).get(NDArrayIndex.interval(0, 10)));
            INDArray converted = stacked.castTo(DataType.FLOAT).reshape(1, -1).castTo(DataType.DOUBLE);
            Nd4j.createFromArray(product.dup().data().asDouble()).close();
            Nd4j.sort(product, true);
            rounds += converted.isEmpty() ? 0 : 1;
        }
        return rounds;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nativeMemoryBeyondTheLimitEndsTheWorkerForThatReason() {
        try (WorkerGroup group = open(SMALL)) {
            assertThatThrownBy(() -> run(group, 0, () -> takeNative(2000 * MB))).isInstanceOf(WorkerLostException.class)
                    .hasMessageContainingAll("cause=memory limit: used=", "limit=" + WorkerShare.of(SMALL, 1).limit(), "worker=0");
            assertThat(run(group, 0, () -> 1)).isEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void workerThatStaysNearItsLimitIsReplacedBetweenTasks() {
        WorkerOptions options = SMALL.withNativeMemory(400 * MB);
        try (WorkerGroup group = open(options)) {
            long limit = WorkerShare.of(options, 1).limit();
            long before = pid(group, 0);
            // What it loads in the background is there by then.
            run(group, 0, () -> dropArrays(1, Double.BYTES));
            long resident = resident(group);
            run(group, 0, () -> leak((long) (limit * 0.885) - resident));
            Await.until("replaced", Duration.ofSeconds(20), () -> group.snapshot().workers().getFirst().restarts() == 1);
            assertThat(pid(group, 0)).isNotEqualTo(before);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void arraysThatNobodyKeepsDoNotPileUp() {
        try (WorkerGroup group = open(WorkerOptions.DEFAULT.withHeap(1000 * MB).withNativeMemory(2000 * MB))) {
            for (int i = 0; i < 60; i++) {
                run(group, 0, () -> dropArrays(4, 8 * MB));
            }
            assertThat(resident(group)).isLessThan(900 * MB);
            assertThat(group.snapshot().workers().getFirst().restarts()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryOfDroppedArraysGoesBackBeforeTheWorkerIsReplaced() {
        WorkerOptions options = WorkerOptions.DEFAULT.withHeap(64 * MB).withNativeMemory(1200 * MB);
        try (WorkerGroup group = open(options)) {
            long limit = WorkerShare.of(options, 1).limit();
            run(group, 0, () -> dropArrays(1, MB));
            // Not so many that they are refused.
            int many = (int) Math.min((limit * 0.84 - resident(group)) / MB / 8, options.nativeMemory() * 0.95 / MB / 8);
            run(group, 0, () -> dropArrays(many, 8 * MB));
            Await.until("given back", Duration.ofSeconds(20), () -> resident(group) < limit / 2);
            assertThat(group.snapshot().workers().getFirst().restarts()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void snapshotTellsWhatWorkersTake() {
        try (WorkerGroup group = Calls.group(1)) {
            run(group, 0, () -> spend(Duration.ofMillis(100)));
            Await.until("heap is known", () -> group.snapshot().workers().getFirst().usage().heap() > 0);
            WorkerUsage usage = group.snapshot().workers().getFirst().usage();
            assertThat(usage.resident()).isBetween(10 * MB, 1000 * MB);
            assertThat(usage.cpu()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void snapshotShowsAStoppedWorkerAndTheAgeOfItsCall() {
        try (WorkerGroup group = Calls.group(1)) {
            long pid = pid(group, 0);
            Signals.toGroup(pid, Calls.STOP);
            // A signal takes a moment to reach every thread, and one that runs on would answer.
            Await.until("it is shown as stopped", () -> group.snapshot().workers().getFirst().usage().stopped());
            Calls.send(group, 0, () -> 1);
            Duration age = group.snapshot().workers().getFirst().age();
            Await.until("its call grows older", () -> group.snapshot().workers().getFirst().age().compareTo(age) > 0);
            Signals.toGroup(pid, Calls.CONTINUE);
            Await.until("it goes on", () -> group.snapshot().workers().getFirst().done() == 2
                    && !group.snapshot().workers().getFirst().usage().stopped());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void kernelChoosesWorkersFirst() throws IOException {
        try (WorkerGroup group = Calls.group(1)) {
            int own = score(ProcessHandle.current().pid());
            assertThat(score(pid(group, 0))).isEqualTo(500).isGreaterThan(own);
        }
    }

    @Test
    void optionThatTheJvmRefusesIsNamedAtOnce() {
        WorkerOptions wrong = WorkerOptions.DEFAULT.withJvmArguments(List.of("-XX:NoSuchOption"));
        assertThatThrownBy(() -> open(wrong)).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("worker ended at its start", "Unrecognized VM option 'NoSuchOption'");
    }

    @Test
    void nonsenseIsRefusedByName() {
        WorkerOptions options = WorkerOptions.DEFAULT;
        assertThatThrownBy(() -> options.withHeap(-5)).hasMessageContaining("heap=-5");
        assertThatThrownBy(() -> options.withHeap(1000)).hasMessageContaining("heap=1000");
        assertThatThrownBy(() -> options.withNativeMemory(-1)).hasMessageContaining("nativeMemory=-1");
        assertThatThrownBy(() -> options.withThreads(-1)).hasMessageContaining("threads=-1");
        assertThatThrownBy(() -> options.withStartTimeout(Duration.ZERO)).hasMessageContaining("startTimeout=PT0S");
        assertThatThrownBy(() -> open(options.withFolder(Path.of("/no/such")))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("folder=/no/such");
        assertThatThrownBy(() -> options.withName(" ")).hasMessageContaining("name= ");
    }

    @Test
    void folderAndNameAreUsed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("here"), "yes");
        try (WorkerGroup group = open(WorkerOptions.DEFAULT.withFolder(folder).withName("mine"))) {
            assertThat(group.name()).isEqualTo("mine");
            assertThat(run(group, 0, () -> Files.readString(Path.of("here")))).isEqualTo("yes");
        }
    }

    private static WorkerGroup open(WorkerOptions options) {
        return WorkerGroup.open(GroupSpec.of("memory", 1).withOptions(options));
    }

    private static int score(long pid) throws IOException {
        return Integer.parseInt(Files.readString(Path.of("/proc/" + pid + "/oom_score_adj")).strip());
    }

    private static Object fillHeap() {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < 10_000) {
            all.add(new byte[(int) MB]);
        }
        return all.size();
    }

    /// Slowly enough to be seen.
    private static Object takeNative(long most) {
        for (long taken = 0; taken < most; taken += 10 * MB) {
            leak(10 * MB);
            LockSupport.parkNanos(20_000_000);
        }
        return "nobody minded";
    }

    private static Object holdArrays(long length, int most) {
        List<INDArray> all = new ArrayList<>();
        while (all.size() < most) {
            all.add(Nd4j.ones(DataType.DOUBLE, length));
        }
        return all.size();
    }

    /// All of them at a time.
    private static Object dropArrays(int count, long bytes) {
        List<INDArray> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Nd4j.zeros(DataType.DOUBLE, bytes / Double.BYTES).addi(i));
        }
        return all.size();
    }

    private static long resident(WorkerGroup group) {
        return ProcessFolder.resident(pid(group, 0));
    }

    private static Object leak(long bytes) {
        MemorySegment taken = Arena.global().allocate(bytes);
        taken.fill((byte) 1);
        return taken.byteSize();
    }

    private static Object spend(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        double sum = 0;
        while (System.nanoTime() < end) {
            sum += Math.sin(sum);
        }
        return sum;
    }
}
