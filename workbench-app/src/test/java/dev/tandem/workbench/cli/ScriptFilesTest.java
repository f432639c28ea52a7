package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.cli.LaunchedMain.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What scripts read and write: tables, outputs and plots.
@ExtendWith(LeavesNothing.class)
class ScriptFilesTest {
    private static final String PLOT = "plot(new double[] {1, 2}, new double[] {3, 4})";

    @TempDir
    private Path folder;

    private Path script(String text) throws Exception {
        Files.createDirectories(folder.resolve("scripts"));
        return Files.writeString(folder.resolve("scripts/a.jsh"), text);
    }

    /// @param out where output goes, below the folder
    private Result run(String text, String out) throws Exception {
        return MainHere.run(folder, "run", "--out", folder.resolve(out).toString(), script(text).toString());
    }

    @Test
    void outputGoesToAFolderThatIsToldOnce() throws Exception {
        script("Files.writeString(output(\"a.txt\"), \"x\"); Files.writeString(output(\"b.txt\"), \"y\");");
        Result result = LaunchedMain.run(folder, "", "run", "scripts/a.jsh");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("output folder: ").contains("tandem-output").hasLineCount(1);
        Path made = Path.of(result.out().strip().substring("output folder: ".length()));
        assertThat(made).startsWith(folder.toRealPath().resolve("tandem-output"));
        assertThat(made.getFileName().toString()).startsWith(Integer.toString(LocalDate.now().getYear())).endsWith("-001");
        assertThat(made.resolve("b.txt")).hasContent("y");
    }

    @Test
    void aSecondRunKeepsWhatTheFirstHasWritten() throws Exception {
        run("Files.writeString(output(\"a.txt\"), \"first\");", "results");
        Result second = run("Files.writeString(output(\"a.txt\"), \"second\");", "results");
        assertThat(second.out()).contains("results-2");
        assertThat(folder.resolve("results/a.txt")).hasContent("first");
        assertThat(folder.resolve("results-2/a.txt")).hasContent("second");
    }

    @Test
    void aPlotIsSavedWhenItsStatementIsOverAlsoIfTheScriptFailsLater() throws Exception {
        Result result = run(PLOT + "\n    .title(\"My plot\");\nSystem.out.println(\"after\");\nint x = 1 / 0;", "o");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().lines()).hasSize(3).last().isEqualTo("after");
        assertThat(folder.resolve("o/my-plot.png")).isNotEmptyFile();
    }

    @Test
    void plotsOfThreadsAndOfLoopsAreSaved() throws Exception {
        Result result = run("for (int i = 0; i < 3; i++) " + PLOT + ".title(\"p\" + i);\n"
                + "Thread t = Thread.ofPlatform().start(() -> { " + PLOT + ".title(\"thread\"); });\nt.join();", "o");
        assertThat(result.err()).isEmpty();
        assertThat(folder.resolve("o")).isDirectoryContaining("glob:**/p2.png").isDirectoryContaining("glob:**/thread.png");
    }

    @Test
    void aPlotThatCannotBeSavedEndsTheScript() throws Exception {
        Files.writeString(folder.resolve("o"), "in the way");
        Result result = run(PLOT + ";\nSystem.out.println(\"after\");", "o/p");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("output folder not made").doesNotContain("after");
    }

    @Test
    void tablesAreFoundBesideTheScriptAndBesideTheOneItOpens() throws Exception {
        Files.createDirectories(folder.resolve("scripts/inner"));
        Files.writeString(folder.resolve("scripts/t.csv"), "a\n1\n");
        Files.writeString(folder.resolve("scripts/inner/u.csv"), "a\n2\n");
        Files.writeString(folder.resolve("scripts/inner/b.jsh"), "System.out.println(csv(Path.of(\"u.csv\")).integers(\"a\"));\n");
        Result result = run("/open inner/b.jsh\nSystem.out.println(csv(Path.of(\"t.csv\")).integers(\"a\"));\ncsv(Path.of(\"u.csv\"));", "o");
        assertThat(result.out()).isEqualTo("[2]\n[1]\n");
        assertThat(result.err()).startsWith("scripts/a.jsh:3: file not found: path=u.csv").contains("(TandemException)");
    }
}
