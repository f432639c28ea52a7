package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.support.LongArrays;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Workers behind a relay: what is special about them. That everything else is the same is shown by the contracts.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class LoopbackPlaceTest {
    private ParallelExecutionManager scope;
    private WorkerPool pool;

    @BeforeEach
    void open() {
        scope = ParallelExecutionManager.on("loopback:2");
        pool = WorkerPool.newParallelPool();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /// The process that relays, which is the only child of this one that is neither worker nor guardian.
    private static ProcessHandle relay() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(child -> child.info().arguments().map(List::of).orElse(List.of()).contains(RelayMain.class.getName()))
                .findFirst().orElseThrow();
    }

    @Test
    void codeRunsInProcessesOfTheRelayAndComesBack() {
        assertThat(pool.size()).isEqualTo(2);
        assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
        assertThat(pool.applyOnly(() -> Worker.host(), 1)).endsWith("/loopback");
        long relay = relay().pid();
        assertThat(pool.apply(() -> ProcessHandle.current().parent().orElseThrow().pid())).containsOnly(relay);
        assertThat(pool.map(x -> x * x, IntStream.range(0, 1000).boxed().toList())).hasSize(1000).contains(998_001);
        assertThatThrownBy(() -> pool.applyOnly(() -> Integer.parseInt("x"), 0)).isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void arraysAreMovedBothWaysBitByBit() {
        INDArray array = Nd4j.rand(DataType.DOUBLE, 1000, 501);
        assertThat(pool.applyOnly(() -> array, 0)).isEqualTo(array);
        RemoteObject<INDArray> pushed = pool.push(array);
        array.addi(1);
        assertThat(pool.applyOnly(() -> array, 1)).isEqualTo(array);
        assertThat(pool.apply(() -> pushed.get().add(1))).containsExactly(array, array);
        INDArray result = pool.applyOnly(() -> array.mul(2), 0);
        for (int i = 0; i < 20; i++) {
            assertThat(pool.applyOnly(() -> array.mul(3), i % 2)).isEqualTo(array.mul(3));
        }
        assertThat(result).isEqualTo(array.mul(2));
    }

    @Test
    void aKilledWorkerIsReplacedWithWhatWasPushed() {
        RemoteObject<INDArray> pushed = pool.push(Nd4j.ones(DataType.DOUBLE, 300, 300));
        CompletableFuture<Object> endless = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(Duration.ofHours(1));
            return 1;
        }, 0));
        Await.until("it runs", () -> busy() == 1);
        pool.kill(0);
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("killed on request");
        assertThat(pool.apply(() -> pushed.get().sumNumber().doubleValue())).containsExactly(90_000.0, 90_000.0);
        assertThatThrownBy(() -> pool.applyOnly(() -> {
            System.out.println("last words");
            Runtime.getRuntime().halt(3);
            return 1;
        }, 1)).isInstanceOf(WorkerLostException.class).hasMessageContainingAll("exitCode=3", "last words");
        assertThat(pool.apply(() -> pushed.get().sumNumber().doubleValue())).containsExactly(90_000.0, 90_000.0);
    }

    private static long busy() {
        return LiveWorkers.all().filter(worker -> worker.task() != null).count();
    }

    /// Each worker hears by itself that its place is lost.
    private static void awaitReplacements() {
        Await.until("all are lost", () -> LiveWorkers.all().allMatch(worker -> worker.restarts() > 0));
    }

    @Test
    void whenTheRelayIsKilledCallsFailByNameAndAnotherOneTakesItsPlace() {
        ProcessHandle relay = relay();
        List<ProcessHandle> workers = relay.children().toList();
        CompletableFuture<Object> endless = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(Duration.ofHours(1));
            return 1;
        }, 0));
        Await.until("it runs", () -> busy() == 1);
        relay.destroyForcibly();
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("place is lost", "place=loopback:2", "SIGKILL");
        Await.until("its workers are gone", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
        awaitReplacements();
        assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
        assertThat(relay().pid()).isNotEqualTo(relay.pid());
    }

    @Test
    void aRelayThatIsFrozenIsGivenUpAndNothingIsHeardOfItLater() throws Exception {
        ProcessHandle relay = relay();
        CompletableFuture<Object> late = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(1000);
            return "late";
        }, 0));
        Await.until("it runs", () -> busy() == 1);
        Processes.signal("STOP", relay.pid());
        assertThatThrownBy(late::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("does not answer");
        awaitReplacements();
        assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
        if (relay.isAlive()) {
            Processes.signal("CONT", relay.pid());
        }
        assertThat(pool.map(x -> x + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a text that is long enough to count, with its number " + i).toList();
    }

    @Test
    void longValuesThatAreNoArraysAreMovedLikeThem() {
        List<String> texts = texts(50_000);
        assertThat(pool.applyOnly(() -> texts, 0)).isEqualTo(texts);
        assertThat(pool.<List<String>, List<String>>map(some -> some.reversed(), List.of(texts, texts)))
                .containsExactly(texts.reversed(), texts.reversed());
    }

    @Test
    @Tag("long")
    void valuesLongerThanTheMemoryOfTheRelayGoThroughIt() {
        List<String> texts = texts(6_000_000);
        assertThat(pool.applyOnly(() -> texts, 0)).isEqualTo(texts);
        assertThat(pool.applyOnly(() -> Worker.number(), 0)).isZero();
    }

    /// One array at a time at either end, since all of it is memory of one machine.
    private void goThere(long count) {
        INDArray array = LongArrays.pattern(count);
        long digest = LongArrays.digest(array);
        try (RemoteObject<INDArray> pushed = pool.push(array)) {
            array.close();
            assertThat(pool.applyOnly(() -> LongArrays.digest(pushed.get()), 0)).isEqualTo(digest);
        }
    }

    private void comeBack(long count) {
        INDArray made = pool.applyOnly(() -> LongArrays.pattern(count), 1);
        assertThat(made.length()).isEqualTo(count);
        assertThat(LongArrays.digest(made)).isEqualTo(pool.applyOnly(() -> LongArrays.digest(LongArrays.pattern(count)), 1));
        made.close();
    }

    /// Its heap, its code and all else but segments.
    private static long memoryOf(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith("RssAnon"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElse(0);
    }

    private void goThrough(long count) throws IOException {
        goThere(count);
        comeBack(count);
        if (Files.isDirectory(Path.of("/proc/self"))) {
            assertThat(memoryOf(relay())).isLessThan(400L << 20);
        }
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void threeGigabytesGoThroughASmallRelayBothWays() throws IOException {
        goThrough(400_000_000L);
    }

    @Test
    @Tag("long")
    void fourHundredMegabytesGoThroughASmallRelayBothWays() throws IOException {
        goThrough(50_000_000L);
    }

    @Test
    void eightyMegabytesGoThroughASmallRelayBothWays() throws IOException {
        goThrough(10_000_000L);
    }
}
