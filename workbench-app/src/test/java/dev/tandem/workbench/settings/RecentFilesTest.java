package dev.tandem.workbench.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
    @Test
    void theLatestComesFirstAndOldOnesGo(@TempDir Path folder) {
        Settings settings = new Settings(folder.resolve("settings.properties"));
        RecentFiles files = new RecentFiles(settings);
        assertThat(files.all()).isEmpty();
        for (int i = 0; i < 20; i++) {
            files.add(Path.of("/a", i + ".jsh"));
        }
        files.add(Path.of("/a/15.jsh"));
        settings.flush();
        assertThat(new RecentFiles(new Settings(folder.resolve("settings.properties"))).all()).hasSize(12).doesNotHaveDuplicates()
                .startsWith(Path.of("/a/15.jsh"), Path.of("/a/19.jsh"));
    }
}
