package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows runs, and what it links to is there.
@ExtendWith(LeavesNothing.class)
class ReadmeTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void itsJavaRunsAndGivesWhatItSays() throws Exception {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(HOME.resolve("README.md")));
        assertThat(block.find()).isTrue();
        String text = block.group(1).replaceAll("(?m)^pool\\.map\\((.*?)\\); +// (\\[[0-9., ]+\\]).*$",
                "check(pool.map($1).toString().equals(\"$2\"));");
        assertThat(text).contains("check(");
        Files.writeString(folder.resolve("readme.jsh"), text);
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "run", "readme.jsh");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void itsLinksLeadSomewhere() throws Exception {
        List<String> links = Pattern.compile("\\]\\(([^)]+)\\)").matcher(Files.readString(HOME.resolve("README.md")))
                .results().map(link -> link.group(1)).toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(HOME.resolve(link)).exists());
    }
}
