package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LiveWorkers;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Relays to which the way is long, slow or broken, and relays that are given up.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class RelayFaultsTest {
    private RoughPassage passage = new RoughPassage(Duration.ZERO);
    private LoopbackPlace place;
    private ParallelExecutionManager scope;
    private WorkerPool pool;

    private void open(int workers) {
        place = new LoopbackPlace("loopback:" + workers, workers, passage);
        scope = new ParallelExecutionManager("faults", place);
        pool = WorkerPool.newParallelPool();
    }

    @AfterEach
    void close() {
        scope.close();
        passage.close();
    }

    private long relay() {
        return pool.applyOnly(() -> ProcessHandle.current().parent().orElseThrow().pid(), 0);
    }

    private void killsPassData(int kills) {
        open(2);
        INDArray array = Nd4j.rand(DataType.DOUBLE, 1_000_000);
        CompletableFuture<INDArray> echo = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> array.mul(2), 1));
        for (int i = 0; i < kills; i++) {
            CompletableFuture<Object> endless = LiveWorkers.endless(pool, 0);
            passage.latest().holdData(true);
            CompletableFuture<INDArray> before = echo;
            INDArray fresh = array.add(i + 1);
            echo = before.thenApplyAsync(done -> pool.applyOnly(() -> fresh.mul(2), 1));
            pool.kill(0);
            assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("killed on request");
            passage.latest().holdData(false);
        }
        assertThat(echo.join()).isEqualTo(array.add(kills).mul(2));
    }

    @Test
    void aKillAndWordOfItPassAllData() {
        killsPassData(1);
    }

    @Test
    @Tag("long")
    void manyKillsPassAllData() {
        killsPassData(12);
    }

    @Test
    void whatIsLateArrivesAsItWas() {
        passage = new RoughPassage(Duration.ofMillis(15));
        open(2);
        assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
        RemoteObject<INDArray> pushed = pool.push(Nd4j.ones(DataType.DOUBLE, 500, 500));
        assertThat(pool.apply(() -> pushed.get().sumNumber().doubleValue())).containsExactly(250_000.0, 250_000.0);
        assertThat(pool.map(x -> x * x, IntStream.range(0, 500).boxed().toList())).hasSize(500).contains(249_001);
        assertThatThrownBy(() -> pool.applyOnly(() -> Integer.parseInt("x"), 0)).isInstanceOf(TaskFailedException.class);
        CompletableFuture<Object> endless = LiveWorkers.endless(pool, 1);
        pool.kill(1);
        assertThatThrownBy(endless::join).hasCauseInstanceOf(WorkerLostException.class);
        assertThat(pool.apply(() -> pushed.get().sumNumber().doubleValue())).containsExactly(250_000.0, 250_000.0);
    }

    @Test
    void aConnectionThatBreaksAmidAPushAndACallAndAMapLosesNothingThatCanBeDoneAgain() {
        open(2);
        INDArray array = Nd4j.rand(DataType.DOUBLE, 600_000);
        long relay = relay();
        passage.latest().breakAt(RelayMessages.PIECE, 8);
        RemoteObject<INDArray> pushed = pool.push(array);
        assertThat(pool.apply(() -> pushed.get().equals(array))).containsExactly(true, true);
        assertThat(relay()).isNotEqualTo(relay);
        // Pieces of the answer, since the argument is there.
        passage.latest().breakAt(RelayMessages.PIECE, 8);
        assertThatThrownBy(() -> pool.applyOnly(() -> pushed.get().mul(2), 0)).isInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("place is lost", "its connection broke");
        assertThat(pool.applyOnly(() -> pushed.get().mul(2), 0)).isEqualTo(array.mul(2));
        passage.latest().breakAt(RelayMessages.FRAME, 20);
        assertThat(pool.map(x -> x + 1, IntStream.range(0, 2000).boxed().toList()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2000).boxed().toList());
    }

    @Test
    void aRelayThatIsFrozenForAMomentLosesNothing() throws Exception {
        open(2);
        long relay = relay();
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(200);
            return "value";
        }, 0));
        Await.until("it runs", () -> LiveWorkers.all().anyMatch(each -> each.task() != null));
        Processes.signal("STOP", relay);
        CompletableFuture<List<Integer>> map = CompletableFuture.supplyAsync(() -> pool.map(x -> x + 1, List.of(1, 2, 3)));
        Await.until("it is silent", () -> passage.latest().silence().compareTo(Duration.ofMillis(1500)) > 0);
        Processes.signal("CONT", relay);
        assertThat(call.join()).isEqualTo("value");
        assertThat(map.join()).containsExactly(2, 3, 4);
        assertThat(relay()).isEqualTo(relay);
        assertThat(place.late()).isZero();
    }

    @Test
    void whatARelaySaysThatWasGivenUpIsDroppedAndCounted() {
        open(2);
        long relay = relay();
        RoughPassage.Crossing first = passage.latest();
        first.holdAnswers(true);
        CompletableFuture<Object> late = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> "late", 0));
        CompletableFuture<INDArray> array = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> Nd4j.ones(DataType.DOUBLE, 100_000), 1));
        assertThatThrownBy(late::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("it does not answer");
        assertThatThrownBy(array::join).hasCauseInstanceOf(WorkerLostException.class);
        assertThat(pool.apply(() -> Worker.number())).containsExactly(0, 1);
        assertThat(place.late()).isZero();
        first.holdAnswers(false);
        Await.until("it is heard", () -> place.late() >= 2);
        assertThat(pool.apply(() -> "new")).containsExactly("new", "new");
        assertThat(relay()).isNotEqualTo(relay);
    }

    @Test
    @Tag("long")
    void aRelayThatIsFrozenForEightSecondsAndThawedDeliversNoLateAnswer() throws Exception {
        passage.spareThoseGivenUp();
        open(2);
        long relay = relay();
        long worker = pool.applyOnly(() -> ProcessHandle.current().pid(), 0);
        CompletableFuture<Object> late = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(1000);
            return "late";
        }, 0));
        CompletableFuture<INDArray> array = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(1000);
            return Nd4j.ones(DataType.DOUBLE, 1_000_000);
        }, 1));
        Await.until("both run", () -> LiveWorkers.all().filter(each -> each.task() != null).count() == 2);
        RoughPassage.Crossing first = passage.latest();
        Processes.signal("STOP", relay);
        long frozen = System.nanoTime();
        assertThatThrownBy(late::join).hasCauseInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("its place is lost", "relay=" + relay, "it does not answer");
        assertThatThrownBy(array::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("it does not answer");
        assertThat(pool.apply(() -> "new")).containsExactly("new", "new");
        Await.until("it was frozen for long", () -> System.nanoTime() - frozen > Duration.ofSeconds(8).toNanos());
        assertThat(place.late()).isZero();
        int frames = first.frames();
        Processes.signal("CONT", relay);
        List<CompletableFuture<Object>> calls = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.<Object>supplyAsync(() -> pool.applyOnly(() -> "new " + i, i % 2))).toList();
        Await.until("the answer is heard", () -> first.frames() > frames && place.late() > 0);
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("new " + calls.indexOf(call)));
        assertThat(ProcessHandle.of(worker)).as("worker that has said too late what it had to say").isPresent();
        assertThat(relay()).isNotEqualTo(relay);
        scope.close();
        passage.close();
        Await.until("the old ones are gone", () -> ProcessHandle.of(relay).isEmpty() && ProcessHandle.of(worker).isEmpty());
    }

    @Test
    void aWorkerBehindARelayThatIsFrozenAndGivenUpSaysNothingLater() throws Exception {
        open(1);
        long worker = pool.applyOnly(() -> ProcessHandle.current().pid(), 0);
        CompletableFuture<Object> late = CompletableFuture.supplyAsync(() -> pool.applyOnly(() -> {
            Thread.sleep(100);
            return "late";
        }, 0));
        Await.until("it runs", () -> LiveWorkers.all().anyMatch(each -> each.task() != null));
        Processes.signal("STOP", worker);
        pool.kill(0);
        assertThatThrownBy(late::join).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("killed on request");
        assertThat(pool.apply(() -> "new")).containsExactly("new");
        assertThat(ProcessHandle.of(worker)).isEmpty();
    }

    @Test
    @Tag("long")
    void dataThatStandsStillLosesNobodyWhoShowsSignsOfLife() {
        open(2);
        long relay = relay();
        passage.latest().holdData(true);
        long begin = System.nanoTime();
        CompletableFuture<List<Integer>> map = CompletableFuture.supplyAsync(() -> pool.map(x -> x + 1, List.of(1, 2, 3)));
        Await.until("longer than a relay may be silent", () -> System.nanoTime() - begin > Duration.ofSeconds(6).toNanos());
        passage.latest().holdData(false);
        assertThat(map.join()).containsExactly(2, 3, 4);
        assertThat(relay()).isEqualTo(relay);
    }
}
