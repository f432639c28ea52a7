package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The plugin of module `plugins/machine`, as its build has left it.
public final class SamplePlugin {
    private SamplePlugin() {}

    /// Drops its jar into a folder, which is made when missing.
    public static void install(Path folder) throws IOException {
        Path jar = Path.of(System.getProperty("tandem.test.plugin"));
        assertThat(jar).as("built before these tests by mvn verify").exists();
        Files.copy(jar, Files.createDirectories(folder).resolve(jar.getFileName()));
    }
}
