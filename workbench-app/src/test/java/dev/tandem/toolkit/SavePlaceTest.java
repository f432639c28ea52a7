package dev.tandem.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavePlaceTest {
    private static final List<String> SCRIPTS = List.of("*.jsh", "*.java");
    @TempDir
    private Path folder;
    private final List<String> proposed = new ArrayList<>();

    /// What is saved when these names are typed one after the other; the last is null where it is cancelled.
    private String saved(List<String> patterns, String... typed) {
        File place = SavePlace.ask(begin -> {
            proposed.add(begin == null ? "" : begin.getName());
            String name = typed[proposed.size() - 1];
            return name == null ? null : folder.resolve(name).toFile();
        }, () -> patterns);
        return place == null ? null : folder.relativize(place.toPath()).toString();
    }

    @Test
    void aNameWithoutTheEndingOfItsKindGetsIt() {
        assertThat(saved(SCRIPTS, "long time v1.2")).isEqualTo("long time v1.2.jsh");
    }

    @Test
    void aPictureIsNotCalledAsWhatItIsNot() {
        assertThat(saved(List.of("*.png"), "zoomed.svg")).isEqualTo("zoomed.svg.png");
    }

    @Test
    void aNameOfItsKindStaysAsItIs() {
        assertThat(saved(SCRIPTS, "Main.java")).isEqualTo("Main.java");
        proposed.clear();
        assertThat(saved(List.of("*.png"), "A.PNG")).isEqualTo("A.PNG");
        proposed.clear();
        assertThat(saved(List.of("*.*"), "notes")).isEqualTo("notes");
        proposed.clear();
        assertThat(saved(List.of(), "notes")).isEqualTo("notes");
    }

    @Test
    void whatWouldBeReplacedIsAskedForUnderItsWholeName() throws IOException {
        Files.writeString(folder.resolve("there.jsh"), "1");
        assertThat(saved(SCRIPTS, "there", "there.jsh")).isEqualTo("there.jsh");
        assertThat(proposed).containsExactly("", "there.jsh");
        proposed.clear();
        assertThat(saved(SCRIPTS, "there", null)).isNull();
    }
}
