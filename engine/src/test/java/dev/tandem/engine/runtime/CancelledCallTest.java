package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.pid;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class CancelledCallTest {
    /// For tests that leave it as it was: processes take long to start.
    private static WorkerGroup shared;

    @BeforeAll
    static void open() {
        shared = group(1);
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    @Test
    void interruptedCallerReturnsAtOnceAndTheSameWorkerGoesOn() {
        long pid = pid(shared, 0);
        CompletableFuture<Object> call = send(shared, 0, () -> {
            Thread.sleep(60_000);
            return 0;
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pid(shared, 0)).isEqualTo(pid);
    }

    @Test
    void whatWasCancelledIsNoFailureAndWhatFailsIs() {
        List<String> wrong = new CopyOnWriteArrayList<>();
        try (WorkerGroup group = group(1); EventChannel.Subscription _ = RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.CallFinished finished && finished.error() != null) {
                wrong.add(finished.error());
            }
        })) {
            CompletableFuture<Object> call = send(group, 0, () -> {
                System.out.println("computing");
                Thread.sleep(60_000);
                return 0;
            });
            Await.until("busy", () -> group.log(0).contains("computing"));
            call.cancel(true);
            run(group, 0, () -> 1);
            assertThat(group.snapshot().workers().getFirst().failed()).isZero();
            assertThatThrownBy(() -> run(group, 0, () -> {
                throw new IllegalStateException("not today");
            })).isInstanceOf(TaskFailedException.class);
            assertThat(group.snapshot().workers().getFirst().failed()).isEqualTo(1);
            Await.until("event", () -> !wrong.isEmpty());
            assertThat(wrong).singleElement().asString().contains("not today");
        }
    }

    @Test
    void callsMadeByAnInterruptedThreadStillTravel() {
        Thread.currentThread().interrupt();
        CompletableFuture<Object> call = send(shared, 0, () -> 7);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(WorkerGroup.await(call)).isEqualTo(7);
    }

    @Test
    void taskThatIgnoresItsCancellationLosesItsWorker() {
        try (WorkerGroup group = group(1)) {
            long pid = pid(group, 0);
            CompletableFuture<Object> call = send(group, 0, () -> {
                System.out.println("computing");
                return Calls.spin();
            });
            Await.until("busy", () -> group.log(0).contains("computing"));
            call.cancel(true);
            assertThat(pid(group, 0)).isNotEqualTo(pid);
        }
    }

    @Test
    void cancelledCallThatHasNotBegunNeverRuns() {
        CompletableFuture<Object> first = send(shared, 0, () -> {
            Thread.sleep(300);
            return 1;
        });
        CompletableFuture<Object> second = send(shared, 0, () -> System.setProperty("tandem.test", "ran"));
        second.cancel(true);
        assertThat(run(shared, 0, () -> System.getProperty("tandem.test"))).isNull();
        assertThat(WorkerGroup.await(first)).isEqualTo(1);
    }

    @Test
    void interruptOfACancelledTaskDoesNotReachTheNextOne() {
        for (int i = 0; i < 100; i++) {
            CompletableFuture<Object> call = send(shared, 0, () -> 1);
            CompletableFuture<Object> next = send(shared, 0, () -> {
                Thread.sleep(1);
                return 2;
            });
            call.cancel(true);
            assertThat(WorkerGroup.await(next)).isEqualTo(2);
        }
    }

    @Test
    void callBehindACancelledOneThatGoesOnIsNotLostWithIt() {
        try (WorkerGroup group = group(1)) {
            for (int i = 0; i < 5; i++) {
                CompletableFuture<Object> stubborn = send(group, 0, () -> {
                    // Ends at about the time at which its worker is ended for it.
                    long end = System.nanoTime() + 300_000_000;
                    while (System.nanoTime() < end) {
                        Thread.interrupted();
                    }
                    return 1;
                });
                CompletableFuture<Object> next = send(group, 0, () -> 2);
                stubborn.cancel(true);
                assertThat(WorkerGroup.await(next)).isEqualTo(2);
            }
        }
    }

    @Test
    void stoppedWorkerIsReplacedWhenItsTaskIsCancelled() {
        try (WorkerGroup group = group(1)) {
            long pid = pid(group, 0);
            CompletableFuture<Object> call = send(group, 0, Calls::spin);
            Signals.toGroup(pid, Calls.STOP);
            Await.until("it is stopped", () -> Processes.stopped(pid));
            call.cancel(true);
            assertThat(pid(group, 0)).isNotEqualTo(pid);
        }
    }

    @Test
    void timeoutEndsTheWorker(@TempDir Path folder) {
        Path begun = folder.resolve("begun");
        String path = begun.toString();
        Task<Object> spin = () -> {
            Files.createFile(Path.of(path));
            return Calls.spin();
        };
        try (WorkerGroup group = group(1)) {
            long pid = pid(group, 0);
            while (!Files.exists(begun)) {
                // On a busy machine its time may be over before it has begun; then nobody is ended.
                CompletableFuture<Object> call = group.call(0, Shipping.ship(spin),
                        CallOptions.labelled("endless").withTimeout(Duration.ofMillis(200)));
                assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(CallTimeoutException.class)
                        .hasMessageContainingAll("worker=0", "label=endless", "timeout=200ms");
            }
            assertThat(pid(group, 0)).isNotEqualTo(pid);
        }
    }
}
