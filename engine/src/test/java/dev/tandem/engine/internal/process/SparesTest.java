package dev.tandem.engine.internal.process;

import static dev.tandem.engine.runtime.Calls.pid;
import static dev.tandem.engine.runtime.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.support.UsualWorkers;
import dev.tandem.engine.worker.Worker;
import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeavesNothing.class, UsualWorkers.class})
@Timeout(120)
class SparesTest {
    private static final WorkerOptions SMALL = WorkerOptions.DEFAULT.withHeap(64 << 20);

    @AfterEach
    void keepNone() {
        Spares.keep(0);
    }

    @Test
    void groupTakesSparesWhichAreThenReplaced() {
        List<Long> spares = keep(2);
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
        try (WorkerGroup group = Calls.group(2)) {
            assertThat(List.of(pid(group, 0), pid(group, 1))).containsExactlyInAnyOrderElementsOf(spares);
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(2);
            Await.until("others are started", Duration.ofSeconds(60), () -> pids().size() == 2);
            assertThat(pids()).doesNotContainAnyElementsOf(spares);
        }
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
    }

    @Test
    void adoptedSpareKnowsWhoItIs() {
        keep(1);
        WorkerOptions seeded = WorkerOptions.DEFAULT.withSeed(5);
        Object plain;
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("seeded", 1).withOptions(seeded))) {
            plain = run(group, 0, () -> Worker.random().nextLong());
            assertThat(run(group, 0, () -> Worker.number() + " of " + Worker.count())).isEqualTo("0 of 1");
        }
        Spares.keep(0);
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("seeded", 1).withOptions(seeded))) {
            assertThat(run(group, 0, () -> Worker.random().nextLong())).isEqualTo(plain);
        }
    }

    @Test
    void onlySparesWithTheSameOptionsAreTaken() {
        List<Long> spares = keep(1);
        List<WorkerOptions> others = List.of(SMALL, WorkerOptions.DEFAULT.withJvmArguments(List.of("-Da=b")),
                WorkerOptions.DEFAULT.withEnvironment(Map.of("A", "b")));
        for (WorkerOptions options : others) {
            try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("other", 1).withOptions(options))) {
                assertThat(spares).doesNotContain(pid(group, 0));
            }
        }
    }

    @Tag("long")
    @Test
    void nextSparesAreLikeTheLastGroup() {
        List<Long> spares = keep(1);
        GroupSpec spec = GroupSpec.of("small", 1).withOptions(SMALL);
        WorkerGroup.open(spec).close();
        Await.until("another spare", Duration.ofSeconds(60), () -> pids().size() == 1 && !pids().equals(spares));
        List<Long> alike = pids();
        try (WorkerGroup group = WorkerGroup.open(spec)) {
            assertThat(alike).containsExactly(pid(group, 0));
        }
    }

    @Tag("long")
    @Test
    void stoppedSpareIsReplacedUnnoticed() {
        long spare = keep(1).getFirst();
        Signals.toGroup(spare, Calls.STOP);
        Await.until("it is stopped", () -> Processes.stopped(spare));
        try (WorkerGroup group = Calls.group(1)) {
            assertThat(pid(group, 0)).isNotEqualTo(spare);
            assertThat(group.snapshot().workers().getFirst().restarts()).isZero();
            Await.until("the stopped one is gone", () -> !Processes.alive(spare));
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(1);
        }
    }

    @Test
    void killedSpareIsReplacedUnnoticed() {
        long spare = keep(1).getFirst();
        ProcessHandle.of(spare).orElseThrow().destroyForcibly();
        try (WorkerGroup group = Calls.group(1)) {
            assertThat(pid(group, 0)).isNotEqualTo(spare);
        }
    }

    @Test
    void lostWorkerIsReplacedByASpare() {
        keep(2);
        try (WorkerGroup group = Calls.group(1)) {
            long lost = pid(group, 0);
            List<Long> spares = pids();
            ProcessHandle.of(lost).orElseThrow().destroyForcibly();
            Await.until("replaced", () -> group.snapshot().workers().getFirst().restarts() == 1);
            assertThat(spares).contains(pid(group, 0));
        }
    }

    @Test
    void idleSparesEnd() {
        var events = new ConcurrentLinkedQueue<RuntimeEvent>();
        try (EventChannel.Subscription subscription = RuntimeEvents.subscribe(events::add)) {
            Spares.keep(1, Duration.ofMillis(100));
            Await.until("it ended", () -> {
                subscription.flush(Duration.ofSeconds(1));
                return events.stream().anyMatch(e -> e instanceof RuntimeEvent.SpareChanged c && c.what().equals("ended: idle"));
            });
            assertThat(pids()).isEmpty();
        }
    }

    @Test
    void terminatingAllEndsSpares() {
        List<Long> spares = keep(2);
        ParallelExecutionManager.terminateAll();
        assertThat(spares).noneMatch(Processes::alive);
        assertThat(pids()).isEmpty();
    }

    @Test
    void keepingAndEndingAtTheSameTimeLeavesNothing() {
        for (int i = 0; i < 10; i++) {
            Spares.keep(2);
            Spares.keep(0);
        }
        assertThat(pids()).isEmpty();
    }

    @Test
    void negativeNumberIsRefused() {
        assertThatThrownBy(() -> Spares.keep(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("count=-1");
    }

    private static List<Long> keep(int count) {
        Spares.keep(count);
        Await.until("spares are ready", Duration.ofSeconds(60), () -> pids().size() == count);
        return pids();
    }

    private static List<Long> pids() {
        return ParallelExecutionManager.snapshot().spares().stream().map(RuntimeSnapshot.Spare::pid).toList();
    }
}
