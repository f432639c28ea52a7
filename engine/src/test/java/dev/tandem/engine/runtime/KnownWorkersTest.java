package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class KnownWorkersTest {
    private static long group(String name) {
        return groups(ParallelExecutionManager.snapshot().roots()).filter(each -> each.name().equals(name)).findFirst().orElseThrow().id();
    }

    private static Stream<RuntimeSnapshot.Group> groups(List<RuntimeSnapshot.Scope> scopes) {
        return scopes.stream().flatMap(scope -> Stream.concat(scope.groups().stream(), groups(scope.scopes())));
    }

    @Test
    void whoLooksAtAWorkerSeesWhatIsKeptOnItAndWhatItPrinted() {
        WorkerOptions options = WorkerOptions.DEFAULT.withThreads(1).withEnvironment(Map.of("SECRET", "x"));
        long group;
        try (WorkerPool pool = WorkerPool.processes(2, options)) {
            group = group(pool.name());
            assertThat(KnownWorkers.details(group, 0).orElseThrow().kept()).isEmpty();
            INDArray array = Nd4j.rand(1_000_000);
            RemoteObject<INDArray> pushed = pool.push(array);
            double sum = pool.applyOnly(() -> {
                System.out.println("hello from here");
                return pushed.get().sumNumber().doubleValue();
            }, 0);
            assertThat(sum).isPositive();
            WorkerDetails details = KnownWorkers.details(group, 0).orElseThrow();
            assertThat(details.options().threads()).isEqualTo(1);
            assertThat(details.kept()).singleElement()
                    .satisfies(bytes -> assertThat(bytes).isGreaterThanOrEqualTo(array.length() * array.dataType().width()));
            assertThat(details.segments()).isNotEmpty().allSatisfy(segment -> {
                assertThat(segment.owner()).isEqualTo(ProcessHandle.current().pid());
                assertThat(segment.bytes()).isPositive();
            });
            assertThat(details.printed()).contains("hello from here");
            assertThat(KnownWorkers.details(group, 1).orElseThrow().printed()).doesNotContain("hello from here");
            assertThat(KnownWorkers.details(group, 2)).isEmpty();
            assertThat(KnownWorkers.details(group, -1)).isEmpty();
        }
        assertThat(KnownWorkers.details(group, 0)).isEmpty();
    }
}
