package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What panels call the tasks of workers, and how many they count: those that a person asked for.
@ExtendWith(LeavesNothing.class)
class TaskNamesTest {
    private static Sweep sweep() {
        return Sweep.named("bowl").parameter("x", Samples.linear(0, 99, 100)).output("z", p -> {
            if (p.get("x") == 43) {
                throw new IllegalStateException("no root");
            }
            return p.get("x");
        });
    }

    @Test
    void tasksOfASweepAreItsRowsAlsoWhenItGoesOn(@TempDir Path folder) throws Exception {
        Queue<String> labels = new ConcurrentLinkedQueue<>();
        try (WorkerPool pool = WorkerPool.processes(1);
                EventChannel.Subscription _ = RuntimeEvents.subscribe(Set.of(RuntimeEvent.CallStarted.class),
                        event -> labels.add(((RuntimeEvent.CallStarted) event).label()))) {
            Path file = folder.resolve("bowl.parquet");
            assertThat(sweep().runInto(pool, file).failures()).hasSize(1);
            Await.until("rows", () -> labels.stream().anyMatch(label -> label.matches("rows? 0(-\\d+)? of bowl"))
                    && labels.stream().anyMatch(label -> label.matches("rows? (\\d+-)?99 of bowl")));
            assertThat(counts(pool)).isEqualTo("99 1");
            labels.clear();
            sweep().retryFailed().resume(pool, file);
            Await.until("the row that is missing", () -> labels.contains("row 43 of bowl"));
            assertThat(labels).noneMatch(label -> label.startsWith("map"));
            assertThat(counts(pool)).isEqualTo("99 2");
        }
    }

    @Test
    void onlyWhatAPersonAskedForIsCounted() {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            pool.push("kept").remove();
            assertThat(counts(pool)).isEqualTo("0 0");
            pool.map(x -> x, IntStream.range(0, 1000).boxed().toList());
            assertThat(counts(pool)).isEqualTo("1000 0");
            pool.apply(() -> 1);
            pool.applyOnly(() -> 1, 0);
            assertThat(counts(pool)).isEqualTo("1003 0");
            Function1<Integer, Integer> root = x -> 60 / x;
            assertThatThrownBy(() -> pool.map(root, List.of(0))).hasMessageContaining("item=0");
            assertThat(counts(pool)).isEqualTo("1003 1");
        }
    }

    private static String counts(WorkerPool pool) {
        List<RuntimeSnapshot.Worker> workers = ParallelExecutionManager.snapshot().roots().stream().flatMap(TaskNamesTest::groups)
                .filter(group -> group.name().equals(pool.name())).flatMap(group -> group.workers().stream()).toList();
        return workers.stream().mapToLong(RuntimeSnapshot.Worker::done).sum() + " "
                + workers.stream().mapToLong(RuntimeSnapshot.Worker::failed).sum();
    }

    private static Stream<RuntimeSnapshot.Group> groups(RuntimeSnapshot.Scope scope) {
        return Stream.concat(scope.groups().stream(), scope.scopes().stream().flatMap(TaskNamesTest::groups));
    }
}
