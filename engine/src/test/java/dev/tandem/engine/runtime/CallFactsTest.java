package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.pid;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.event.CallFacts.Outcome;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeEvent.CallFinished;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.task.PoolManager;
import dev.tandem.engine.worker.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@ExtendWith(LeavesNothing.class)
@Timeout(120)
class CallFactsTest {
    private static final long PAUSE = 40_000_000;

    @TempDir
    private Path folder;
    /// From where the history is of this test.
    private long before;

    @BeforeEach
    void remember() {
        before = RuntimeEvents.history().since(Long.MAX_VALUE).next();
    }

    private static Object pause() throws InterruptedException {
        Thread.sleep(Duration.ofNanos(PAUSE));
        return 1;
    }

    private List<CallFinished> calls() {
        return RuntimeEvents.history().since(before).events().stream().filter(CallFinished.class::isInstance).map(CallFinished.class::cast)
                .toList();
    }

    private List<CallFacts> factsOf(Outcome outcome) {
        return calls().stream().map(CallFinished::facts).filter(facts -> facts.outcome() == outcome).toList();
    }

    @Test
    void whoHasAnAnswerFindsInTheHistoryHowLongItTook() {
        try (WorkerGroup group = group(1)) {
            long pid = pid(group, 0);
            long begun = System.nanoTime();
            run(group, 0, CallFactsTest::pause);
            long took = System.nanoTime() - begun;
            CallFinished last = calls().getLast();
            CallFacts facts = last.facts();
            assertThat(facts.outcome()).isEqualTo(Outcome.DONE);
            assertThat(facts.pid()).isEqualTo(pid);
            assertThat(facts.items()).isEqualTo(1);
            assertThat(facts.computing()).isBetween(PAUSE, took);
            assertThat(facts.total()).isBetween(facts.computing(), took);
            assertThat(facts.total()).isEqualTo(facts.queued() + facts.way() + facts.waited() + facts.decoding() + facts.computing()
                    + facts.encoding() + facts.reading());
            assertThat(List.of(facts.queued(), facts.way(), facts.waited(), facts.decoding(), facts.encoding(), facts.reading(),
                    facts.bytesOut(), facts.bytesBack())).allSatisfy(each -> assertThat(each).isNotNegative());
            assertThat(facts.decoding()).isPositive();
            assertThat(facts.encoding()).isPositive();
            assertThat(facts.bytesOut()).isPositive();
            assertThat(facts.bytesBack()).isPositive();
        }
    }

    @Test
    void whatWaitsBehindAnotherCallHasWaited() {
        try (WorkerGroup group = group(1)) {
            List<CompletableFuture<Object>> calls = IntStream.range(0, 3).mapToObj(_ -> send(group, 0, CallFactsTest::pause)).toList();
            calls.forEach(WorkerGroup::await);
            List<CallFacts> facts = calls().stream().map(CallFinished::facts).toList();
            assertThat(facts).hasSize(3);
            // Some of that before it was sent, on the way or in the line of its worker, as it comes.
            assertThat(facts.get(2).total() - facts.get(2).computing()).isGreaterThan(PAUSE);
            assertThat(facts.get(2).waited()).isPositive();
        }
    }

    @Test
    void whatFailsHasFailedAfterAsLong() {
        try (WorkerGroup group = group(1)) {
            assertThatThrownBy(() -> run(group, 0, () -> {
                pause();
                throw new IllegalStateException("no data");
            })).isInstanceOf(TaskFailedException.class);
            CallFinished last = calls().getLast();
            assertThat(last.facts().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(last.facts().computing()).isGreaterThanOrEqualTo(PAUSE);
            assertThat(last.error()).contains("no data");
        }
    }

    @Test
    void whatCannotTravelBackHasFailedAsWell() {
        try (WorkerGroup group = group(1)) {
            assertThatThrownBy(() -> run(group, 0, Thread::currentThread)).isInstanceOf(TandemException.class);
            assertThat(calls().getLast().facts().outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void arraysCountWhereverTheyLie() {
        int length = 1_000_000;
        try (WorkerGroup group = group(1)) {
            INDArray array = Nd4j.rand(length);
            run(group, 0, () -> array.mul(2));
            CallFacts facts = calls().getLast().facts();
            long bytes = (long) length * array.dataType().width();
            assertThat(facts.bytesOut()).isGreaterThanOrEqualTo(bytes);
            assertThat(facts.bytesBack()).isGreaterThanOrEqualTo(bytes);
        }
    }

    @Test
    void itemsThatWereLostNameTheCallThatLostThem() {
        Path marker = folder.resolve("died");
        try (WorkerPool pool = WorkerPool.processes(2)) {
            String file = marker.toString();
            assertThat(pool.map(i -> {
                if (i == 3 && Files.notExists(Path.of(file))) {
                    Files.createFile(Path.of(file));
                    pause();
                    Runtime.getRuntime().halt(5);
                }
                return i;
            }, List.of(0, 1, 2, 3, 4, 5))).containsExactly(0, 1, 2, 3, 4, 5);
        }
        CallFinished lost = calls().stream().filter(call -> call.facts().outcome() == Outcome.LOST).findFirst().orElseThrow();
        assertThat(lost.facts().computing()).isGreaterThanOrEqualTo(PAUSE);
        assertThat(lost.facts().items()).isPositive();
        assertThat(calls()).filteredOn(call -> call.facts().retryOf() == lost.call()).hasSize(lost.facts().items())
                .allSatisfy(again -> assertThat(again.facts().outcome()).isEqualTo(Outcome.DONE));
        assertThat(factsOf(Outcome.DONE)).filteredOn(facts -> facts.retryOf() != 0).hasSize(lost.facts().items());
    }

    @Test
    void tasksThatWereLostNameTheCallThatLostThem() throws Exception {
        String file = folder.resolve("died").toString();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer i) -> {
            if (i == 2 && Files.notExists(Path.of(file))) {
                Files.createFile(Path.of(file));
                Runtime.getRuntime().halt(5);
            }
            return i;
        }).size(2).retries(1).start()) {
            for (int i = 0; i < 5; i++) {
                pool.put(i);
            }
            for (int i = 0; i < 5; i++) {
                pool.get();
            }
        }
        CallFinished lost = calls().stream().filter(call -> call.facts().outcome() == Outcome.LOST).findFirst().orElseThrow();
        assertThat(calls()).filteredOn(call -> call.facts().retryOf() == lost.call()).isNotEmpty();
    }

    @Test
    void whatRanWhenItsGroupWasEndedIsCancelled() {
        CompletableFuture<Object> call;
        try (WorkerGroup group = group(1)) {
            call = send(group, 0, Calls::spin);
            Await.until("busy", () -> group.snapshot().workers().getFirst().state() == WorkerState.BUSY);
        }
        assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(TandemException.class);
        // What the engine does for itself is not given up by anybody.
        assertThat(factsOf(Outcome.CANCELLED)).singleElement().satisfies(facts -> assertThat(facts.computing()).isPositive());
    }

    private List<WorkerState> states() {
        return RuntimeEvents.history().since(before).events().stream().filter(RuntimeEvent.ProcessChanged.class::isInstance)
                .map(event -> ((RuntimeEvent.ProcessChanged) event).state()).toList();
    }

    @Test
    void whoComesLateHearsOfGroupsAndTheLivesOfTheirWorkers() {
        try (WorkerGroup group = group(2)) {
            run(group, 0, CallFactsTest::pause);
        }
        // The last event of a worker may come after whoever has closed its group goes on.
        Await.until("both gone", () -> states().stream().filter(WorkerState.GONE::equals).count() == 2);
        RuntimeHistory.Part part = RuntimeEvents.history().since(before);
        assertThat(part.isComplete()).isTrue();
        assertThat(part.events()).hasAtLeastOneElementOfType(RuntimeEvent.GroupOpened.class)
                .hasAtLeastOneElementOfType(RuntimeEvent.GroupClosed.class)
                .hasAtLeastOneElementOfType(RuntimeEvent.WorkerEnding.class);
        assertThat(states())
                .contains(WorkerState.STARTING, WorkerState.IDLE, WorkerState.STOPPING, WorkerState.GONE).doesNotContain(WorkerState.BUSY);
        assertThat(RuntimeEvents.history().since(part.next()).events()).isEmpty();
    }
}
