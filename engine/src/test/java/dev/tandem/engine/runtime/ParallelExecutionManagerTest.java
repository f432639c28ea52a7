package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class ParallelExecutionManagerTest {
    @Test
    void closingAScopeEndsWhatWasOpenedInItAndNothingElse() {
        try (ParallelExecutionManager outer = new ParallelExecutionManager()) {
            WorkerGroup kept = group(1);
            ParallelExecutionManager inner = new ParallelExecutionManager();
            WorkerGroup doomed = group(2);
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(3);
            inner.terminate();
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(1);
            assertThat(doomed.closed()).isTrue();
            assertThat(kept.closed()).isFalse();
            assertThat(ParallelExecutionManager.current()).isSameAs(outer);
        }
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
    }

    @Test
    void scopesMayBeClosedInTheWrongOrderAndTwice() {
        ParallelExecutionManager before = ParallelExecutionManager.current();
        ParallelExecutionManager outer = new ParallelExecutionManager();
        ParallelExecutionManager inner = new ParallelExecutionManager();
        group(1);
        outer.close();
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
        inner.close();
        outer.close();
        assertThat(ParallelExecutionManager.current()).isSameAs(before);
    }

    @Test
    void scopeMayBeClosedByTwoThreads() throws InterruptedException {
        ParallelExecutionManager scope = new ParallelExecutionManager();
        WorkerGroup group = group(1);
        Calls.send(group, 0, Calls::spin);
        Thread other = Thread.ofPlatform().start(scope::close);
        scope.close();
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
        other.join();
    }

    @Test
    void aGroupWhoseScopeIsClosedWhileItOpensSaysSoAndLeavesNothing() throws Exception {
        for (int i = 1; i < 3; i++) {
            ParallelExecutionManager scope = new ParallelExecutionManager("hasty");
            CompletableFuture<WorkerGroup> opening = CompletableFuture.supplyAsync(() -> group(2), Thread::startVirtualThread);
            int starting = i;
            Await.until("it opens", () -> ParallelExecutionManager.totalSubprocessCount() >= starting || opening.isDone());
            scope.close();
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
            // It may have opened just before.
            Throwable refusal = opening.handle((group, error) -> error).get(30, TimeUnit.SECONDS);
            if (refusal != null) {
                assertThat(refusal).hasCauseInstanceOf(ClosedException.class).hasMessageContaining("terminated")
                        .hasMessageContaining("hasty");
            }
        }
    }

    @Test
    void sessionsHaveRootsOfTheirOwnThatTheirThreadsInherit() throws Exception {
        ParallelExecutionManager session = ParallelExecutionManager.newRoot("session");
        ParallelExecutionManager outside = ParallelExecutionManager.current();
        List<ParallelExecutionManager> seen = new ArrayList<>();
        session.callIn(() -> {
            Thread thread = Thread.ofVirtual().start(() -> seen.add(ParallelExecutionManager.current()));
            thread.join();
            group(1);
            return 0;
        });
        assertThat(seen).containsExactly(session);
        assertThat(ParallelExecutionManager.current()).isSameAs(outside);
        session.close();
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
        assertThatThrownBy(() -> session.callIn(() -> group(1))).isInstanceOf(ClosedException.class)
                .hasMessageContaining("impossible, already terminated: scope=session");
    }

    @Test
    void allCanBeTerminatedAndTheProcessGoesOn() {
        group(1);
        new ParallelExecutionManager();
        WorkerGroup group = group(1);
        ParallelExecutionManager.terminateAll();
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
        assertThat(group.closed()).isTrue();
        group(1).close();
    }

    @Test
    void oneWarningPerUpwardCrossingOfTheLimit() {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.tandem.runtime");
        Handler handler = new Recorder(warnings);
        logger.addHandler(handler);
        int before = ParallelExecutionManager.subprocessLimit();
        try {
            assertThat(before).isEqualTo(128);
            ParallelExecutionManager.setSubprocessLimit(1);
            try (WorkerGroup group = group(1)) {
                assertThat(warnings).isEmpty();
                group(2).close();
                assertThat(warnings).hasSize(1);
                group(1).close();
                assertThat(warnings).hasSize(2).last().asString().contains("subprocesses=2, limit=1");
                assertThat(group.closed()).isFalse();
            }
        } finally {
            ParallelExecutionManager.setSubprocessLimit(before);
            logger.removeHandler(handler);
        }
    }

    @Test
    void snapshotShowsScopesGroupsAndWorkers() {
        try (ParallelExecutionManager scope = new ParallelExecutionManager("shown")) {
            WorkerGroup group = group(2);
            Calls.run(group, 0, () -> 1);
            RuntimeSnapshot.Scope root = ParallelExecutionManager.snapshot().roots().getFirst();
            RuntimeSnapshot.Scope shown = root.scopes().getLast();
            assertThat(shown.name()).isEqualTo(scope.name());
            RuntimeSnapshot.Worker worker = shown.groups().getFirst().workers().getFirst();
            assertThat(worker.state()).isEqualTo(WorkerState.IDLE);
            assertThat(worker.done()).isEqualTo(1);
            assertThat(worker.bytesReceived()).isPositive();
        }
    }

    private static final class Recorder extends Handler {
        private final List<String> seen;

        Recorder(List<String> seen) {
            this.seen = seen;
        }

        @Override
        public void publish(LogRecord record) {
            seen.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
