package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class BelongingsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Belongings run = new Belongings("a.jsh");

    private <T> T duringTheRun(Supplier<T> work) {
        Belongings before = Belongings.bind(run);
        try {
            return work.get();
        } finally {
            Belongings.bind(before);
        }
    }

    private List<String> ended() {
        return run.end("a.jsh runs again", LONG).stream().filter(Belongings.Ended::isGone).map(Belongings.Ended::name).toList();
    }

    @Test
    void whatARunHasOpenedEndsAndNothingElseDoes() {
        try (WorkerGroup before = group(1)) {
            WorkerGroup own = duringTheRun(() -> group(2));
            assertThat(run.end("a.jsh runs again", LONG)).containsExactly(new Belongings.Ended(own.name(), 2, true));
            assertThat(before.closed()).isFalse();
            assertThat(own.closed()).isTrue();
            assertThatThrownBy(() -> Calls.send(own, 0, () -> 1)).isInstanceOf(ClosedException.class)
                    .hasMessageContaining("already terminated").hasMessageContaining("a.jsh runs again");
            assertThat(ended()).isEmpty();
        }
    }

    @Test
    void whatARunComputesFailsAsWithAnyClose() {
        WorkerGroup own = duringTheRun(() -> group(1));
        CompletableFuture<Object> call = Calls.send(own, 0, Calls::spin);
        assertThat(ended()).containsExactly(own.name());
        assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(ClosedException.class).hasMessageContaining("a.jsh runs again");
    }

    @Test
    void threadsOfARunOpenForIt() throws Exception {
        AtomicReference<WorkerGroup> opened = new AtomicReference<>();
        Thread thread = duringTheRun(() -> new Thread(() -> opened.set(group(1))));
        thread.start();
        thread.join();
        assertThat(ended()).containsExactly(opened.get().name());
    }

    @Test
    void aThreadOfAnEndedRunOpensNothingMore() {
        ended();
        assertThatThrownBy(() -> duringTheRun(() -> group(1))).isInstanceOf(ClosedException.class).hasMessageContaining("run=a.jsh");
        assertThatThrownBy(() -> duringTheRun(ParallelExecutionManager::new)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> duringTheRun(() -> WorkerPool.threads(1))).isInstanceOf(ClosedException.class);
    }

    @Test
    void aScopeOfARunIsClosedAndWhatOthersOpenedInItLivesOn() {
        ParallelExecutionManager outside = ParallelExecutionManager.current();
        ParallelExecutionManager scope = duringTheRun(ParallelExecutionManager::new);
        WorkerGroup own = duringTheRun(() -> group(1));
        try (WorkerGroup typed = group(1)) {
            assertThat(ended()).containsExactly(own.name());
            assertThat(typed.closed()).isFalse();
            assertThat(ParallelExecutionManager.current()).isSameAs(outside);
            assertThat(scopes()).contains(scope.name());
        }
        assertThat(scopes()).doesNotContain(scope.name());
    }

    @Test
    void whatIsKeptLivesOn() {
        ParallelExecutionManager scope = duringTheRun(ParallelExecutionManager::new);
        try (WorkerGroup kept = duringTheRun(() -> group(1)); WorkerPool threads = duringTheRun(() -> WorkerPool.threads(2))) {
            WorkerPool others = duringTheRun(() -> WorkerPool.threads(1));
            kept.keep();
            threads.keep();
            assertThat(ended()).containsExactly(others.name());
            assertThat(kept.closed()).isFalse();
            assertThat(threads.closed()).isFalse();
            assertThat(others.closed()).isTrue();
            assertThat(scopes()).contains(scope.name());
        }
    }

    @Test
    void aKeptScopeKeepsAllThatIsAndWillBeOpenedInIt() {
        try (ParallelExecutionManager scope = duringTheRun(ParallelExecutionManager::new)) {
            WorkerGroup before = duringTheRun(() -> group(1));
            scope.keep();
            WorkerGroup after = duringTheRun(() -> group(1));
            ParallelExecutionManager inner = duringTheRun(ParallelExecutionManager::new);
            assertThat(ended()).isEmpty();
            assertThat(List.of(before.closed(), after.closed())).containsOnly(false);
            assertThat(ParallelExecutionManager.current()).isSameAs(inner);
        }
    }

    @Test
    void whatHasEndedCannotBeKept() {
        WorkerGroup closed = duringTheRun(() -> group(1));
        closed.close();
        assertThatThrownBy(closed::keep).isInstanceOf(ClosedException.class).hasMessageContaining(closed.name());
        WorkerPool pool = WorkerPool.sequential();
        pool.close();
        assertThatThrownBy(pool::keep).isInstanceOf(ClosedException.class);
        assertThat(ended()).isEmpty();
    }

    @Test
    void aPoolThatDoesNotEndInTimeIsSaidNotToBeGone() {
        WorkerGroup own = duringTheRun(() -> group(1));
        Calls.send(own, 0, Calls::spin);
        assertThat(run.end("a.jsh runs again", Duration.ZERO)).extracting(Belongings.Ended::isGone).containsExactly(false);
        own.gone().join();
    }

    private static List<String> scopes() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(root -> root.scopes().stream())
                .map(RuntimeSnapshot.Scope::name).toList();
    }
}
