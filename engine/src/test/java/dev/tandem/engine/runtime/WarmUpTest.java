package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.worker.WarmUp;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.factory.Nd4j;

/// When workers load ND4J.
@ExtendWith(LeavesNothing.class)
@EnabledOnOs(OS.LINUX)
class WarmUpTest {
    @Test
    void isPutOffByAPropertyUntilTheFirstArray() {
        try (WorkerGroup late = loadingAfter(600_000); WorkerGroup soon = loadingAfter(1)) {
            long lateOne = Calls.pid(late, 0);
            long soonOne = Calls.pid(soon, 0);
            Await.until("the worker has loaded ND4J without being asked", () -> hasLoaded(soonOne));
            assertThat(hasLoaded(lateOne)).isFalse();
            assertThat(Calls.run(late, 0, () -> Nd4j.ones(3).sumNumber().doubleValue())).isEqualTo(3.0);
            assertThat(hasLoaded(lateOne)).isTrue();
        }
    }

    @Test
    void workersOfACrowdLoadWhatTheyNeedAndPrepareTheRestThen() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(WarmUp.delay(1, cores)).isEqualTo(WarmUp.delay(2 * cores, cores)).isLessThan(1000);
        assertThat(WarmUp.delay(2 * cores + 1, cores)).isEqualTo(Long.MAX_VALUE);
        try (WorkerGroup never = loadingAfter(Long.MAX_VALUE)) {
            assertThat(hasLoaded(Calls.pid(never, 0))).isFalse();
            assertThat(Calls.run(never, 0, () -> Nd4j.ones(3).sumNumber().doubleValue())).isEqualTo(3.0);
            Await.until("the worker has prepared what follows the first array",
                    () -> (Boolean) Calls.run(never, 0, () -> WarmUp.isLoaded()));
        }
    }

    private static WorkerGroup loadingAfter(long milliseconds) {
        return WorkerGroup.open(GroupSpec.of("test", 1).withOptions(
                WorkerOptions.DEFAULT.withJvmArguments(List.of("-Dtandem.warm.up=" + milliseconds))));
    }

    private static boolean hasLoaded(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/maps")).contains("libnd4jcpu");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
