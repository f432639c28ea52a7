package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.plugin.LessonFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every example, and every lesson of the plugins that are here, as a user would.
@ExtendWith(LeavesNothing.class)
class ExamplesTest {
    /// What the default handler of java.util.logging prints for a script that logs.
    private static final String LOG_RECORD = "(?m)^.* run\\RINFO: .*\\R";

    @TempDir
    private Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "scripts", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".jsh")).map(Path::toAbsolutePath).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleRuns(Path example) throws Exception {
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "run", example.toString());
        assertThat(result.err().replaceAll(LOG_RECORD, "")).isEmpty();
        assertThat(result.code()).isZero();
    }

    static List<String> lessons() {
        return ServiceLoader.load(LessonFolder.class).stream().flatMap(each -> each.get().lessons().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theLessonRuns(String lesson) throws Exception {
        Path script = folder.resolve(Path.of(lesson).getFileName());
        try (InputStream text = ExamplesTest.class.getResourceAsStream("/" + lesson)) {
            Files.copy(text, script);
        }
        theExampleRuns(script);
    }
}
