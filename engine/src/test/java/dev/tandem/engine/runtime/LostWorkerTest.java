package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.pid;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class LostWorkerTest {
    @Test
    void killedIdleWorkerIsReplaced() {
        try (WorkerGroup group = group(2)) {
            long victim = pid(group, 1);
            ProcessHandle.of(victim).orElseThrow().destroyForcibly();
            Await.until("victim is gone", () -> ProcessHandle.of(victim).isEmpty());
            Await.until("replaced", () -> group.snapshot().workers().get(1).restarts() == 1);
            assertThat(pid(group, 1)).isNotEqualTo(victim);
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(2);
        }
    }

    @Test
    void killedBusyWorkerFailsItsCallAndKeepsTheOthers() {
        try (WorkerGroup group = group(1)) {
            long victim = pid(group, 0);
            CompletableFuture<Object> busy = send(group, 0, () -> {
                System.out.println("computing");
                return Calls.spin();
            });
            CompletableFuture<Object> next = send(group, 0, () -> ProcessHandle.current().pid());
            Await.until("busy", () -> group.log(0).contains("computing"));
            ProcessHandle.of(victim).orElseThrow().destroyForcibly();
            assertThatThrownBy(() -> WorkerGroup.await(busy)).isInstanceOf(WorkerLostException.class)
                    .hasMessageContainingAll("worker=0", "pid=" + victim, "signal=SIGKILL", "killed", "log=computing");
            assertThat(WorkerGroup.await(next)).isNotEqualTo(victim);
        }
    }

    @Test
    void exitInTaskNamesTheExitCode() {
        try (WorkerGroup group = group(1)) {
            for (Task<?> task : List.<Task<?>>of(() -> {
                System.exit(42);
                return 0;
            }, () -> {
                Runtime.getRuntime().halt(42);
                return 0;
            })) {
                assertThatThrownBy(() -> run(group, 0, task)).isInstanceOf(WorkerLostException.class)
                        .hasMessageContaining("exitCode=42");
                assertThat(run(group, 0, () -> 7)).isEqualTo(7);
            }
        }
    }

    @Test
    void outOfMemoryIsNamed() {
        GroupSpec spec = GroupSpec.of("small", 1).withOptions(WorkerOptions.DEFAULT.withHeap(32 << 20));
        try (WorkerGroup group = WorkerGroup.open(spec)) {
            assertThatThrownBy(() -> run(group, 0, () -> {
                List<long[]> all = new ArrayList<>();
                while (all.size() < 1_000_000) {
                    all.add(new long[100_000]);
                }
                return all.size();
            })).isInstanceOf(WorkerLostException.class).hasMessageContainingAll("out of heap memory", "OutOfMemoryError");
            assertThat(run(group, 0, () -> 7)).isEqualTo(7);
        }
    }

    @Test
    void replacementIsRestoredBeforeAnyOtherCall() {
        GroupSpec spec = GroupSpec.of("restored", 1).withRestore(Restoration.Listed.all(
                List.of(Shipping.ship((Task<Object>) () -> System.setProperty("tandem.test", "restored")))));
        try (WorkerGroup group = WorkerGroup.open(spec)) {
            assertThat(run(group, 0, () -> System.getProperty("tandem.test"))).isNull();
            CompletableFuture<Object> lost = send(group, 0, () -> {
                Runtime.getRuntime().halt(1);
                return 0;
            });
            assertThat(run(group, 0, () -> System.getProperty("tandem.test"))).isEqualTo("restored");
            assertThatThrownBy(() -> WorkerGroup.await(lost)).isInstanceOf(WorkerLostException.class);
        }
    }

    @Test
    void groupWhoseWorkersCannotBeReplacedIsGivenUp() {
        GroupSpec spec = GroupSpec.of("hopeless", 1).withRestore(Restoration.Listed.all(List.of(Shipping.ship((Task<Object>) () -> {
            throw new IllegalStateException("cannot restore");
        }))));
        try (WorkerGroup group = WorkerGroup.open(spec)) {
            CompletableFuture<Object> lost = send(group, 0, () -> {
                Runtime.getRuntime().halt(1);
                return 0;
            });
            CompletableFuture<Object> waiting = send(group, 0, () -> 7);
            assertThatThrownBy(() -> WorkerGroup.await(lost)).isInstanceOf(WorkerLostException.class);
            assertThatThrownBy(() -> WorkerGroup.await(waiting)).isInstanceOf(ClosedException.class)
                    .hasMessageContainingAll("cannot be replaced", "cannot restore").cause().hasMessageContaining("cannot be replaced");
            assertThat(group.endCause()).isInstanceOf(TandemException.class);
        }
    }

    @Test
    void childrenOfALostWorkerDoNotSurvive() {
        try (WorkerGroup group = group(1)) {
            long child = (long) run(group, 0, () -> new ProcessBuilder("sleep", "1000").start().pid());
            assertThat(ProcessHandle.of(child)).isPresent();
            assertThatThrownBy(() -> run(group, 0, () -> {
                Runtime.getRuntime().halt(1);
                return 0;
            })).isInstanceOf(WorkerLostException.class);
            Await.until("child is gone", () -> !Processes.alive(child));
        }
    }
}
