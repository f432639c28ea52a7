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

    @Test
    void aFileThatCannotBeReadIsKeptAndNamed() throws Exception {
        Path file = Files.write(folder.resolve("settings.properties"), new byte[] {'a', '=', '\\', 'u', 'z', (byte) 0xff, '\n'});
        Settings settings = new Settings(file);
        assertThat(settings.get("a", "none")).isEqualTo("none");
        assertThat(settings.problem()).startsWith("The settings could not be read, and begin anew.").contains("settings.properties.unreadable");
        settings.set("a", "1");
        settings.flush();
        assertThat(new Settings(file).problem()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("settings.properties.unreadable"))).hasSize(7);
    }
}
