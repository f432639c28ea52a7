package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The demos with operators reach the errors that they check themselves, and leave their pictures.
@Tag("long")
@ExtendWith(LeavesNothing.class)
class OperatorDemosTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"volterra, 2, 0.08", "tomography, 3, 0.35", "mri, 2, 0.1"})
    void theDemoFindsItsKnownSolution(String demo, int pictures, double bound) throws Exception {
        Path script = Path.of("..", "scripts", "demos", demo + ".jsh").toAbsolutePath();
        LaunchedMain launched = LaunchedMain.start(folder, "", "run", script.toString());
        // Seconds on a machine of one's own, more on a busy one.
        launched.process().waitFor(3, TimeUnit.MINUTES);
        LaunchedMain.Result result = launched.end();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("discrepancy");
        double error = Double.parseDouble(result.out().split("relative error ")[1].split("[ ,\\n]")[0]);
        assertThat(error).isLessThan(bound);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> images = files.filter(file -> file.toString().endsWith(".png")).toList();
            assertThat(images).hasSize(pictures);
        }
    }
}
