package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class WorkerGroupTest {
    /// For tests that leave it as it was: processes take long to start.
    private static WorkerGroup shared;

    @BeforeAll
    static void open() {
        shared = group(2);
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    @Test
    void tasksRunInProcessesOfTheirOwnAndKnowTheirNumbers() {
        assertThat(run(shared, 0, Worker::number)).isEqualTo(0);
        assertThat(run(shared, 1, Worker::number)).isEqualTo(1);
        assertThat(run(shared, 1, Worker::count)).isEqualTo(2);
        assertThat(List.of(Calls.pid(shared, 0), Calls.pid(shared, 1))).doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(2);
    }

    @Test
    void callsOfOneWorkerRunInTheOrderOfSubmission() {
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int item = i;
            calls.add(send(shared, 0, () -> item + ":" + Counter.next()));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(WorkerGroup.await(calls.get(i))).isEqualTo(i + ":" + (i + 1));
        }
    }

    @Test
    void errorOfUserCodeArrivesWithItsClassAndStackAndTheWorkersNumber() {
        assertThatThrownBy(() -> run(shared, 1, () -> {
            throw new IllegalStateException("no data", new ArithmeticException("inner"));
        })).isInstanceOf(TaskFailedException.class).hasMessageContainingAll("worker=1", "no data")
                .cause().isInstanceOf(IllegalStateException.class).hasMessage("no data")
                .satisfies(cause -> assertThat(cause.getStackTrace()[0].getClassName()).isEqualTo(WorkerGroupTest.class.getName()))
                .cause().isInstanceOf(ArithmeticException.class);
        assertThat(run(shared, 1, () -> 7)).isEqualTo(7);
    }

    @Test
    void errorThatCannotTravelIsReplacedByOneThatTellsTheSame() {
        assertThatThrownBy(() -> run(shared, 0, () -> {
            throw new Unshippable("secret");
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("secret")
                .cause().isInstanceOf(RemoteException.class).hasMessageContaining(Unshippable.class.getName());
    }

    @Test
    void stackOverflowAndMissingClassesAreTheTasksFault() {
        assertThatThrownBy(() -> run(shared, 0, () -> Counter.overflow(1)))
                .isInstanceOf(TaskFailedException.class).hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> run(shared, 0, () -> {
            throw new NoClassDefFoundError("nowhere");
        })).isInstanceOf(TaskFailedException.class).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(run(shared, 0, () -> 7)).isEqualTo(7);
    }

    @Test
    void resultThatCannotTravelIsRefusedAndTheGroupGoesOn() {
        assertThatThrownBy(() -> run(shared, 0, Thread::new)).isInstanceOf(CannotShipException.class);
        assertThat(run(shared, 0, () -> 7)).isEqualTo(7);
    }

    @Test
    void errorHasTheStackOfTheCaller() {
        assertThatThrownBy(() -> run(shared, 0, () -> 1 / Counter.zero()))
                .satisfies(e -> assertThat(e.getStackTrace()).extracting(StackTraceElement::getClassName)
                        .contains(WorkerGroupTest.class.getName()));
    }

    @Test
    void largePayloadsTravelBothWays() {
        byte[] large = new byte[30_000_000];
        large[29_999_999] = 7;
        assertThat(run(shared, 0, () -> large)).isEqualTo(large);
    }

    @Test
    void closedGroupRefusesCallsAndFailsPendingOnes() {
        WorkerGroup group = group(1);
        CompletableFuture<Object> pending = send(group, 0, Calls::spin);
        group.close();
        group.close();
        assertThatThrownBy(() -> WorkerGroup.await(pending)).isInstanceOf(ClosedException.class)
                .hasMessageContaining("terminated");
        assertThatThrownBy(() -> run(group, 0, () -> 1)).isInstanceOf(ClosedException.class)
                .hasMessageContaining("impossible, already terminated: group=" + group.name());
    }

    @Test
    void eachThreadGetsItsOwnAnswers() throws InterruptedException {
        List<Throwable> wrong = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int base = t * 1000;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        int item = base + i;
                        assertThat(run(shared, i % 2, () -> item * 2)).isEqualTo(item * 2);
                    }
                } catch (Throwable e) {
                    synchronized (wrong) {
                        wrong.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }

    /// State of the worker process.
    static final class Counter {
        private static int calls;

        private Counter() {}

        static int next() {
            return ++calls;
        }

        static int zero() {
            return 0;
        }

        static int overflow(int depth) {
            return overflow(depth + 1) + 1;
        }
    }

    private static final class Unshippable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        @SuppressWarnings({"serial", "unused"})
        private final Thread inner = new Thread();

        Unshippable(String message) {
            super(message);
        }
    }
}
