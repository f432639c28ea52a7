package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.place.GivenArguments;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class GeneralArgumentsTest {
    private final String before = System.setProperty("tandem.worker.arguments", " -Dtandem.a=all  -Dtandem.b=all ");

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty("tandem.worker.arguments");
        } else {
            System.setProperty("tandem.worker.arguments", before);
        }
    }

    @Test
    void everyWorkerHasThemAndTheOptionsOfItsPoolGoFirst() {
        WorkerOptions options = WorkerOptions.DEFAULT.withJvmArguments(List.of("-Dtandem.b=own"));
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("arguments", 1).withOptions(options))) {
            Object told = Calls.run(group, 0, () -> System.getProperty("tandem.a") + " " + System.getProperty("tandem.b") + " "
                    + GivenArguments.general());
            assertThat(told).isEqualTo("all own [-Dtandem.a=all, -Dtandem.b=all, "
                    + "-Dtandem.worker.arguments=-Dtandem.a=all  -Dtandem.b=all]");
        }
    }
}
