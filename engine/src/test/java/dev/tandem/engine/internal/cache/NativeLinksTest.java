package dev.tandem.engine.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries that are unpacked are linked to, and stay what they are when somebody unpacks them anew.
class NativeLinksTest {
    private static final String ENTRY = "org/nd4j/linux-x86_64/libsome.so";

    @TempDir
    private Path folder;

    private Path cache;
    private Path file;
    private NativeLinks links;

    @BeforeEach
    void unpack() throws IOException {
        Path jar = folder.resolve("some-1.0.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("org/nd4j/linux-x86_64/"));
            out.closeEntry();
            out.putNextEntry(new JarEntry(ENTRY));
            out.write("a library".getBytes());
            out.closeEntry();
        }
        cache = folder.resolve("cache");
        file = cache.resolve("some-1.0.jar").resolve(ENTRY);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a library");
        links = new NativeLinks(List.of(folder.resolve("absent.jar"), jar, folder.resolve("classes")), cache);
    }

    private String read(List<Path> folders) throws IOException {
        assertThat(folders).hasSize(1);
        return Files.readString(folders.getFirst().resolve("libsome.so"));
    }

    @Test
    void areMadeOnceAndStay() throws IOException {
        List<Path> made = links.folders();
        assertThat(read(made)).isEqualTo("a library");
        Files.delete(file);
        Files.writeString(file, "half of");
        assertThat(read(made)).isEqualTo("a library");
        Files.writeString(file, "a library");
        assertThat(links.folders()).isEqualTo(made);
        try (Stream<Path> all = Files.list(cache)) {
            assertThat(all).hasSize(2);
        }
    }

    @Test
    void aFileThatIsNotWholeIsNotLinked() throws IOException {
        Files.writeString(file, "half of");
        assertThat(links.folders()).isEmpty();
    }

    @Test
    void nothingUnpackedIsNothingToLink() throws IOException {
        Trees.remove(cache);
        assertThat(links.folders()).isEmpty();
    }
}
