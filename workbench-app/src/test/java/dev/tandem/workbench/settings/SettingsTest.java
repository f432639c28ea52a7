package dev.tandem.workbench.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void remembersFromOneWindowToTheNext() {
        Path file = folder.resolve("new/settings.properties");
        Settings settings = new Settings(file);
        settings.set("theme", "dark");
        settings.flush();
        assertThat(new Settings(file).get("theme", "light")).isEqualTo("dark");
        assertThat(file.getParent()).isDirectoryContaining(each -> each.equals(file));
    }

    @Test
    void aDamagedFileCountsForNothing() throws Exception {
        Path file = folder.resolve("settings.properties");
        Files.writeString(file, "theme=\\u12");
        assertThat(new Settings(file).get("theme", "light")).isEqualTo("light");
    }
}
