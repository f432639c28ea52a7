package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.cli.LaunchedMain.Result;
import dev.tandem.workbench.script.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class OwnFailureTest {
    @TempDir
    private Path folder;

    private Result runUnder(String limits) throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "System.out.println(1);\n");
        return LaunchedMain.startFrom(List.of("sh", "-c", limits + "; exec \"$@\"", "sh"), folder, "run", "a.jsh").end();
    }

    /// At the second the heap is so full that nothing can be made any more when the session has failed.
    @ParameterizedTest
    @ValueSource(strings = {"12m", "20m"})
    void aHeapInWhichNoSessionStartsIsNamedWithWhatToDo(String heap) throws Exception {
        Result result = runUnder("export JDK_JAVA_OPTIONS=-Xmx" + heap);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitStatus.BROKEN.code());
        assertThat(result.err()).contains("tandem: ", "Java's memory is too small: heap=", "-Xmx1g").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100})
    void tooFewOpenFilesAreNamedWithWhatToDo(int files) throws Exception {
        Result result = runUnder("ulimit -n " + files);
        assertThat(result.code()).as(result.err()).isIn(ExitStatus.BROKEN.code(), ExitStatus.DONE.code());
        if (result.code() != 0) {
            assertThat(result.err()).contains("too few open files are allowed", "ulimit -n 1024").doesNotContain("\tat ");
        }
    }

    /// By itself it ends with the code of a script that failed.
    @ParameterizedTest
    @ValueSource(strings = {"ulimit -v 300000", "export JAVA_TOOL_OPTIONS=-XX:NoSuchOption", "export JDK_JAVA_OPTIONS=-Xmx1"})
    void aJvmThatDoesNotStartIsNoFailureOfTheScript(String limits) throws Exception {
        Path err = folder.resolve("err");
        Process launcher = new ProcessBuilder("sh", "-c", limits + "; exec \"$@\"", "sh",
                Path.of(System.getProperty("tandem.home"), "scripts", "tandem").toString(), "run", "a.jsh")
                .redirectOutput(folder.resolve("out").toFile()).redirectError(err.toFile()).start();
        assertThat(launcher.waitFor()).isEqualTo(ExitStatus.BROKEN.code());
        assertThat(Files.readString(err)).contains("tandem: the JVM does not start", limits.substring(limits.lastIndexOf(' ') + 1))
                .doesNotContain("building");
    }

    @Test
    void aDamagedJarIsRefusedAndTheSessionGoesOn() throws Exception {
        Files.writeString(folder.resolve("bad.jar"), "PK12345");
        Result result = LaunchedMain.run(folder, "int x = 4\n/env -class-path bad.jar\n", "shell");
        assertThat(result.out()).contains("not a jar: file=bad.jar, problem=");
        assertThat(result.code()).isEqualTo(ExitStatus.FAILED.code());
    }

    @Test
    void helpListsTheExitCodes() throws Exception {
        assertThat(LaunchedMain.run(folder, "", "--help").out()).contains("Exit codes").contains(ExitStatus.meanings().keySet())
                .contains("Tandem itself could not start");
    }
}
