package dev.tandem.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.workbench.support.OpenWindow;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// As many real workers as the engine takes without a word, seen and killed in the window.
@ExtendWith(LeavesNothing.class)
@Tag("long")
@Timeout(400)
class ManyWorkersTest {
    private static final int MANY = 128;

    @Test
    void aHundredAndTwentyEightWorkersAreSeenAndKilled() throws Exception {
        WorkerOptions small = WorkerOptions.DEFAULT.withHeap(32L << 20).withStartTimeout(Duration.ofMinutes(5)).withThreads(1);
        try (OpenWindow open = new OpenWindow(1000, 1000); WorkerPool pool = WorkerPool.processes(MANY, small)) {
            List<Long> pids = pool.apply(() -> ProcessHandle.current().pid());
            assertThat(pids).doesNotHaveDuplicates().hasSize(MANY);
            OpenWindow.awaitWindow("strip", () -> strip(open) != null && strip(open).getChildren().size() == MANY);
            open.picture("processes-128-real");
            open.run("tandem.processes.kill");
            open.press("kill-confirm");
            OpenWindow.awaitWindow("end", () -> ParallelExecutionManager.snapshot().subprocesses() == 0);
            assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
            open.picture("processes-128-killed");
        }
    }

    private static HeatStrip strip(OpenWindow open) {
        for (Node node : open.workbench().window().scene().getRoot().lookupAll(".heat-strip")) {
            if (node instanceof HeatStrip strip && !strip.getChildren().isEmpty()) {
                return strip;
            }
        }
        return null;
    }
}
