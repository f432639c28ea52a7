package dev.tandem.workbench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path folder;
    private final List<String> messages = new ArrayList<>();

    private OutputFolder numbered() {
        return OutputFolder.numbered(folder, () -> DAY, messages::add);
    }

    @Test
    void aFurtherRunHasAFreshFolderWhichIsToldWhenItIsUsed() throws Exception {
        OutputFolder output = numbered();
        Files.writeString(output.file("a.csv"), "kept");
        output.renew();
        assertThat(messages).hasSize(1);
        assertThat(output.file("a.csv")).isEqualTo(folder.resolve("tandem-output/2026-03-01-002/a.csv")).doesNotExist();
        assertThat(output.freshFile("b", "csv")).isEqualTo(folder.resolve("tandem-output/2026-03-01-002/b.csv"));
        assertThat(messages).containsExactly("output folder: " + folder.resolve("tandem-output/2026-03-01-001"),
                "output folder: " + folder.resolve("tandem-output/2026-03-01-002"));
        OutputFolder named = OutputFolder.named(folder.resolve("mine"), messages::add);
        Files.writeString(named.file("a.csv"), "kept");
        named.renew();
        assertThat(named.file("a.csv")).isEqualTo(folder.resolve("mine-2/a.csv"));
        output.renew();
        output.renew();
        assertThat(output.file("c")).isEqualTo(folder.resolve("tandem-output/2026-03-01-003/c"));
    }

    @Test
    void eachRunHasAFolderOfItsOwnAndTellsItOnce() throws Exception {
        OutputFolder first = numbered();
        assertThat(first.file("a.csv")).isEqualTo(folder.resolve("tandem-output/2026-03-01-001/a.csv"));
        Files.writeString(first.file("a.csv"), "kept");
        assertThat(first.file("sub/b.csv").getParent()).isDirectory();
        assertThat(messages).containsExactly("output folder: " + folder.resolve("tandem-output/2026-03-01-001"));
        assertThat(numbered().file("a.csv")).isEqualTo(folder.resolve("tandem-output/2026-03-01-002/a.csv")).doesNotExist();
        assertThat(first.file("a.csv")).hasContent("kept");
    }

    @Test
    void aRunThatWritesNothingLeavesNothing() {
        numbered();
        assertThat(folder).isEmptyDirectory();
        assertThat(messages).isEmpty();
    }

    @Test
    void aNamedFolderIsTakenOnlyWhileItIsEmpty() throws Exception {
        Path wanted = folder.resolve("results");
        Path first = OutputFolder.named(wanted, messages::add).file("a.csv");
        assertThat(first).isEqualTo(wanted.resolve("a.csv"));
        Files.writeString(first, "kept");
        Path second = OutputFolder.named(wanted, messages::add).file("a.csv");
        assertThat(second).isEqualTo(folder.resolve("results-2/a.csv"));
        assertThat(OutputFolder.named(wanted, messages::add).file("a.csv")).isEqualTo(folder.resolve("results-3/a.csv"));
        assertThat(messages).contains("output folder: " + folder.resolve("results-2"));
    }

    @Test
    void runsAtTheSameTimeNeverShareAFolder() {
        Set<Path> folders = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 40).parallel().forEach(
                _ -> folders.add(OutputFolder.numbered(folder, () -> DAY, _ -> {}).file("a").getParent()));
        assertThat(folders).hasSize(40);
    }

    @Test
    void freshFilesTakeNoNameThatTheScriptHasAskedFor() throws Exception {
        OutputFolder output = numbered();
        Path asked = output.file("Plot.png");
        Path fresh = output.freshFile("plot", "png");
        assertThat(fresh.getFileName()).hasToString("plot-2.png");
        assertThat(output.freshFile("plot", "png").getFileName()).hasToString("plot-3.png");
        assertThat(asked.getFileName()).hasToString("Plot.png");
    }

    @Test
    void namesCannotLeadOutOfTheFolder() {
        for (String name : List.of("../a", "/etc/passwd", "a/../../b", "", ".")) {
            assertThatThrownBy(() -> numbered().file(name)).as(name).isInstanceOf(TandemException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
