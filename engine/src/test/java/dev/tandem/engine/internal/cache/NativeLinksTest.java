package dev.tandem.engine.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries that a process of another time zone has unpacked are linked to, and stay what they are.
class NativeLinksTest {
    private static final String ENTRY = "org/some/linux-x86_64/libsome.so";

    @TempDir
    private Path folder;

    private Path cache;
    private Path file;
    private NativeLinks links;

    @BeforeEach
    void unpack() throws IOException {
        Path jar = folder.resolve("some-1.0.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("org/some/linux-x86_64/"));
            out.closeEntry();
            out.putNextEntry(new JarEntry(ENTRY));
            out.write("a library".getBytes());
            out.closeEntry();
        }
        cache = folder.resolve("cache");
        file = cache.resolve("some-1.0.jar").resolve(ENTRY);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a library");
        try (JarFile open = new JarFile(jar.toFile())) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(open.getEntry(ENTRY).getTime()));
        }
        links = new NativeLinks(List.of(folder.resolve("absent.jar"), jar, folder.resolve("classes")), cache);
    }

    private void shift() throws IOException {
        Files.setLastModifiedTime(file,
                FileTime.from(Files.getLastModifiedTime(file).toInstant().plus(Duration.ofHours(9))));
    }

    private String read(List<Path> folders) throws IOException {
        assertThat(folders).hasSize(1);
        return Files.readString(folders.getFirst().resolve("libsome.so"));
    }

    @Test
    void noneForThoseWhoseTimeItIs() throws IOException {
        assertThat(links.ifOfOtherTime()).isEmpty();
        assertThat(read(links.always())).isEqualTo("a library");
    }

    @Test
    void areMadeOnceAndStay() throws IOException {
        shift();
        List<Path> made = links.ifOfOtherTime();
        Files.delete(file);
        Files.writeString(file, "half of");
        assertThat(read(made)).isEqualTo("a library");
        Files.writeString(file, "a library");
        shift();
        assertThat(links.ifOfOtherTime()).isEqualTo(made);
        try (Stream<Path> all = Files.list(cache)) {
            assertThat(all).hasSize(2);
        }
    }

    @Test
    void aFileThatIsNotWholeIsNotLinked() throws IOException {
        Files.writeString(file, "half of");
        shift();
        assertThat(links.ifOfOtherTime()).isEmpty();
        assertThat(links.always()).isEmpty();
    }

    @Test
    void nothingUnpackedIsNothingToLink() throws IOException {
        Trees.remove(cache);
        assertThat(links.always()).isEmpty();
        assertThat(links.ifOfOtherTime()).isEmpty();
    }
}
