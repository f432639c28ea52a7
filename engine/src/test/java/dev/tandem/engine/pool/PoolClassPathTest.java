package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What workers of one pool find on a class path of their own.
@ExtendWith(LeavesNothing.class)
class PoolClassPathTest {
    @TempDir
    private Path folder;

    @Test
    void workersFindWhatIsOnTheirClassPathAlone() throws IOException {
        Files.writeString(folder.resolve("word-of-a-pool.txt"), "found");
        try (WorkerPool plain = WorkerPool.processes(1);
                WorkerPool pool = WorkerPool.processes(1, WorkerOptions.DEFAULT.withClassPath(List.of(folder)))) {
            assertThat(pool.apply(() -> ClassLoader.getSystemResource("word-of-a-pool.txt") != null)).containsExactly(true);
            assertThat(plain.apply(() -> ClassLoader.getSystemResource("word-of-a-pool.txt") != null)).containsExactly(false);
        }
    }

    @Test
    void anEntryThatDoesNotExistIsNamed() {
        Path missing = folder.resolve("missing.jar");
        assertThatThrownBy(() -> WorkerPool.processes(1, WorkerOptions.DEFAULT.withClassPath(List.of(missing))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("entry=" + missing);
    }
}
