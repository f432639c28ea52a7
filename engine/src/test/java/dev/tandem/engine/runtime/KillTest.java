package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.pid;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.engine.worker.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone")
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class KillTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void busyWorkersThatIgnoreInterruptsAreGoneSoon() {
        WorkerGroup group = group(2);
        List<CompletableFuture<Object>> calls = List.of(send(group, 0, Calls::spin), send(group, 1, Calls::spin));
        assertGoneSoon(group);
        calls.forEach(call -> assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(ClosedException.class)
                .hasMessageContaining("terminated"));
    }

    /// It takes a moment until none of its threads runs any more.
    private static void stop(long pid) {
        Signals.toGroup(pid, Calls.STOP);
        Await.until("it is stopped", () -> Processes.stopped(pid));
    }

    @Test
    void stoppedWorkerIsGoneSoon() {
        WorkerGroup group = group(1);
        stop(pid(group, 0));
        CompletableFuture<Object> call = send(group, 0, () -> 1);
        assertGoneSoon(group);
        assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(ClosedException.class);
    }

    @Test
    void callerIsNotHeldByAStoppedWorker() {
        WorkerGroup group = group(1);
        stop(pid(group, 0));
        byte[] large = new byte[8_000_000];
        for (int i = 0; i < 4; i++) {
            send(group, 0, () -> large.length);
        }
        assertGoneSoon(group);
    }

    @Test
    void workerWithChildrenThatLeftItsProcessGroupIsGoneWithThem() {
        WorkerGroup group = group(1);
        long child = (long) run(group, 0, () -> new ProcessBuilder("setsid", "sleep", "1000").start().pid());
        send(group, 0, Calls::spin);
        assertGoneSoon(group);
        Await.until("child is gone", () -> !Processes.alive(child));
    }

    @Test
    void idleWorkerWithChildrenThatLeftItsProcessGroupIsGoneWithThem() {
        WorkerGroup group = group(1);
        long child = (long) run(group, 0, () -> new ProcessBuilder("setsid", "sleep", "1000").start().pid());
        assertGoneSoon(group);
        Await.until("child is gone", () -> !Processes.alive(child));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAWorkerHasMadeADaemonIsGoneWithIt(@TempDir Path folder) {
        WorkerGroup group = group(1);
        long daemon = (long) run(group, 0, () -> daemon(folder));
        assertThat(Processes.alive(daemon)).isTrue();
        assertGoneSoon(group);
        Await.until("daemon is gone", () -> !Processes.alive(daemon));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkerKilledFromOutsideLeavesNoChildThatLeftItsProcessGroup(@TempDir Path folder) {
        try (WorkerGroup group = group(2)) {
            long child = (long) run(group, 0, () -> new ProcessBuilder("setsid", "sleep", "1000").start().pid());
            long daemon = (long) run(group, 0, () -> daemon(folder));
            long other = (long) run(group, 1, () -> new ProcessBuilder("setsid", "sleep", "1000").start().pid());
            ProcessHandle.of(pid(group, 0)).orElseThrow().destroyForcibly();
            Await.until("both are gone", () -> !Processes.alive(child) && !Processes.alive(daemon));
            assertThat(Processes.alive(other)).as("child of another worker").isTrue();
        }
    }

    /// Starts a process as daemons start: by a parent that ends, in a session of its own.
    private static long daemon(Path folder) throws Exception {
        Path told = folder.resolve("pid");
        new ProcessBuilder("sh", "-c", "setsid sh -c 'echo $$ > " + told + ".new; mv " + told + ".new " + told
                + "; exec sleep 1000' > /dev/null 2>&1 &").start().waitFor();
        Await.until("daemon runs", () -> Files.exists(told));
        return Long.parseLong(Files.readString(told).strip());
    }

    @Test
    void idleWorkersEndByThemselvesWhenAsked() {
        List<KillStep> steps = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription _ = collect(steps)) {
            WorkerOptions patient = WorkerOptions.DEFAULT.withGracePeriod(Duration.ofSeconds(20));
            WorkerGroup.open(GroupSpec.of("idle", 1).withOptions(patient)).close();
            Await.until("events came", () -> steps.contains(KillStep.GONE));
        }
        assertThat(steps).containsExactly(KillStep.ASKED, KillStep.GONE);
    }

    @Test
    void busyWorkersAreAskedThenTerminatedThenKilled() {
        List<KillStep> steps = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription _ = collect(steps)) {
            WorkerGroup group = group(1);
            stop(pid(group, 0));
            group.close();
            Await.until("events came", () -> steps.contains(KillStep.GONE));
        }
        assertThat(steps).startsWith(KillStep.ASKED, KillStep.TERMINATED).contains(KillStep.KILLED);
    }

    /// Idle, and while it starts; what follows from more of that is in the table of the machine.
    @Test
    void workerKilledAgainAndAgainIsReplacedEachTime() {
        try (WorkerGroup group = group(1)) {
            Set<Long> pids = new LinkedHashSet<>(List.of(now(group).pid()));
            for (int kill = 0; kill < 3; kill++) {
                boolean starting = kill % 2 == 1;
                group.killWorker(0);
                Await.until("another starts, pids=" + pids, () -> now(group).pid() > 0 && !pids.contains(now(group).pid())
                        && (starting || now(group).state() == WorkerState.IDLE));
                pids.add(now(group).pid());
            }
            assertThat(run(group, 0, () -> 7)).isEqualTo(7);
        }
    }

    private static RuntimeSnapshot.Worker now(WorkerGroup group) {
        return group.snapshot().workers().getFirst();
    }

    /// It says that it has begun nothing, as it nearly always has; but what is shown to run on it is what was to stop.
    @Test
    void callOfAKilledWorkerFailsAlsoIfItIsNotBegunAndThoseBehindItGoOn() {
        WorkerOptions patient = WorkerOptions.DEFAULT.withGracePeriod(Duration.ofSeconds(20));
        List<KillStep> steps = Collections.synchronizedList(new ArrayList<>());
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("held", 1).withOptions(patient));
                EventChannel.Subscription _ = collect(steps)) {
            long pid = pid(group, 0);
            Signals.toGroup(pid, Calls.STOP);
            Await.until("it is stopped", () -> Processes.stopped(pid));
            CompletableFuture<Object> shown = send(group, 0, () -> {
                Thread.sleep(600_000);
                return null;
            });
            CompletableFuture<Object> behind = send(group, 0, () -> 7);
            group.killWorker(0);
            Await.until("it is asked", () -> steps.contains(KillStep.ASKED));
            Signals.toGroup(pid, Calls.CONTINUE);
            assertThatThrownBy(() -> WorkerGroup.await(shown)).isInstanceOf(WorkerLostException.class)
                    .hasMessageContaining("killed on request");
            assertThat(WorkerGroup.await(behind)).isEqualTo(7);
        }
        assertThat(steps).startsWith(KillStep.ASKED, KillStep.GONE);
    }

    @Test
    void nestedGroupsDieWithTheWorkerThatOpenedThem() {
        WorkerGroup group = group(1);
        long nested = (long) run(group, 0, () -> pid(group(1), 0));
        assertThat(ProcessHandle.of(nested)).isPresent();
        assertGoneSoon(group);
        Await.until("nested worker is gone", () -> !Processes.alive(nested));
    }

    @Test
    void unreachableGroupIsEnded() {
        group(1);
        Await.until("collected", () -> {
            System.gc();
            return ParallelExecutionManager.totalSubprocessCount() == 0;
        });
    }

    private static EventChannel.Subscription collect(List<KillStep> steps) {
        return RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.WorkerEnding ending) {
                steps.add(ending.step());
            }
        });
    }

    private static void assertGoneSoon(WorkerGroup group) {
        long start = System.nanoTime();
        group.terminate();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
    }
}
