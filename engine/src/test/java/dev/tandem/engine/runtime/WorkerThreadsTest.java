package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.UsualWorkers;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

@ExtendWith({LeavesNothing.class, UsualWorkers.class})
@Timeout(60)
class WorkerThreadsTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void coresAreDividedByWorkers() {
        try (WorkerGroup group = Calls.group(2)) {
            assertThat(threads(group)).containsOnly(Math.max(1, CORES / 2));
        }
    }

    @Test
    void moreWorkersThanCoresGetAThreadEach() {
        try (WorkerGroup group = Calls.group(CORES + 1)) {
            assertThat(threads(group)).containsOnly(1);
        }
    }

    @Test
    void usersDecide() {
        try (WorkerGroup group = open(3)) {
            assertThat(threads(group)).containsOnly(3);
        }
    }

    @Test
    void theEnvironmentOfUsersGoesFirst() {
        WorkerOptions options = WorkerOptions.DEFAULT.withEnvironment(Map.of("OMP_NUM_THREADS", "5"));
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("threads", 1).withOptions(options))) {
            run(group, 0, () -> Nd4j.ones(2).length());
            assertThat(run(group, 0, () -> NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())).isEqualTo(5);
        }
    }

    @Test
    void sparesGetTheirThreadsWhenTheyAreAdopted() {
        Spares.keep(2);
        try {
            Await.until("spares", java.time.Duration.ofSeconds(60), () -> ParallelExecutionManager.snapshot().spares().size() == 2);
            List<Long> spares = ParallelExecutionManager.snapshot().spares().stream().map(RuntimeSnapshot.Spare::pid).toList();
            try (WorkerGroup group = Calls.group(1)) {
                assertThat(spares).contains(Calls.pid(group, 0));
                Await.until("as many threads as cores", () -> threads(group).equals(Set.of(CORES)));
            }
        } finally {
            Spares.keep(0);
        }
    }

    private static WorkerGroup open(int threads) {
        return WorkerGroup.open(GroupSpec.of("threads", 1).withOptions(WorkerOptions.DEFAULT.withThreads(threads)));
    }

    /// What OpenMP, ND4J and OpenBLAS say.
    private static Set<Object> threads(WorkerGroup group) {
        return Set.copyOf((List<?>) run(group, 0, () -> {
            Nd4j.ones(2);
            return List.of(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
                    Nd4j.getEnvironment().maxThreads(),
                    Nd4j.factory().blas().getMaxThreads());
        }));
    }
}
