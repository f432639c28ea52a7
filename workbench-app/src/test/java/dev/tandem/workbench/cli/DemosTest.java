package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.programs.ProgramLessons;
import dev.tandem.engine.sweep.SweepResult;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The demos beside the first one, without a window.
@Tag("long")
@ExtendWith(LeavesNothing.class)
class DemosTest {
    @TempDir
    private Path folder;

    private LaunchedMain.Result run(String demo) throws Exception {
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "run", "--out", "results",
                Path.of("..", "scripts", "demos", demo).toAbsolutePath().normalize().toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result;
    }

    @Test
    void hareAndLynxFindTheirCycleOfTenYears() throws Exception {
        assertThat(run("hare-lynx.jsh").out()).containsPattern("best fit: a=0\\.5[34]. b=0\\.02[678]. c=0\\.[78].. d=0\\.02[345]. misfit=2\\.0")
                .contains("a cycle takes about 9.6 years", "one per cent more of d");
        SweepResult table = SweepResult.open(folder.resolve("results/hare-and-lynx.duckdb"));
        assertThat(table.size()).isEqualTo(8192);
        assertThat(folder.resolve("results/hare-and-lynx-1900-to-1920.png")).isNotEmptyFile();
    }

    @Test
    void theEpidemicIsFittedWithThreeParameters() throws Exception {
        assertThat(run("flu-1978-three-parameters.jsh").out()).contains("fine grid: beta=1.670 gamma=0.445 misfit=4125.4",
                "hypercube: beta=1.837", "good | beta_from | beta_to");
        assertThat(folder.resolve("results/flu-hypercube.parquet")).isNotEmptyFile();
        assertThat(folder.resolve("results/close-to-the-optimum.png")).isNotEmptyFile();
    }

    @Test
    void theLessonOfProgramsRuns() throws Exception {
        Path lesson = folder.resolve("lesson.jsh");
        try (InputStream in = ProgramLessons.class.getResourceAsStream("/" + new ProgramLessons().lessons().getFirst())) {
            Files.copy(in, lesson);
        }
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "run", "--out", "results", lesson.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("at 30 degrees: 35.31 m", "best angle: 45 degrees, 40.77 m");
        assertThat(folder.resolve("results/how-far-a-cannon-shoots.png")).isNotEmptyFile();
    }

    @Test
    void aModelThatIsAnotherProgramGivesTheSame() throws Exception {
        assertThat(run("external-program.jsh").out()).contains("one point: misfit=4329.05", "best fit: beta=1.65 gamma=0.44 misfit=4329.05");
        assertThat(folder.resolve("results/flu-1978-by-a-program-misfit.png")).isNotEmptyFile();
    }
}
