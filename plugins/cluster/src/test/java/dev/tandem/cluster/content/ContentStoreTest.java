package dev.tandem.cluster.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private ContentStore store(String name) {
        return new ContentStore(folder.resolve(name));
    }

    @Test
    void aJarIsWhatIsInItWhateverItIsCalled() throws IOException {
        ContentStore here = store("here");
        Item one = here.item(file("a/one.jar", "content"));
        Item two = here.item(file("b/two.jar", "content"));
        assertThat(one.digest()).isEqualTo(two.digest());
        ContentStore there = store("there");
        assertThat(there.find(one)).isNull();
        try (ContentStore.Arrival arrival = there.receive(one)) {
            assertThat(arrival.take("con".getBytes(), 0, 3)).isFalse();
            assertThat(arrival.take("tent".getBytes(), 0, 4)).isTrue();
        }
        assertThat(Files.readString(there.find(two))).isEqualTo("content");
    }

    /// What JVMs have learnt of a jar holds as long as its time does not change.
    @Test
    void aJarThatIsThereStaysAsItIs() throws IOException {
        ContentStore there = store("there");
        Item item = store("here").item(file("a.jar", "content"));
        try (ContentStore.Arrival arrival = there.receive(item)) {
            arrival.take("content".getBytes(), 0, 7);
        }
        FileTime before = Files.getLastModifiedTime(there.find(item));
        Files.setLastModifiedTime(there.find(item), FileTime.fromMillis(before.toMillis() - 100_000));
        try (ContentStore.Arrival again = there.receive(item)) {
            again.take("content".getBytes(), 0, 7);
        }
        assertThat(Files.getLastModifiedTime(there.find(item)).toMillis()).isEqualTo(before.toMillis() - 100_000);
    }

    @Test
    void aFolderIsPackedToTheSameJarAsLongAsItsFilesAreTheSame() throws IOException {
        file("classes/p/A.class", "a");
        file("classes/p/B.class", "b");
        Item first = store("one").item(folder.resolve("classes"));
        ContentStore other = store("two");
        assertThat(other.item(folder.resolve("classes")).digest()).isEqualTo(first.digest());
        file("classes/p/B.class", "c");
        assertThat(other.item(folder.resolve("classes")).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void whatHasChangedSinceIsLookedIntoAgain() throws IOException {
        ContentStore here = store("here");
        Path jar = file("a.jar", "content");
        Item before = here.item(jar);
        Files.writeString(jar, "other words");
        assertThat(here.item(jar).digest()).isNotEqualTo(before.digest());
        assertThat(here.find(before)).isNull();
    }

    @Test
    void whatDoesNotHoldIsNotKept() throws IOException {
        ContentStore there = store("there");
        Item item = store("here").item(file("a.jar", "content"));
        try (ContentStore.Arrival arrival = there.receive(item)) {
            assertThatThrownBy(() -> arrival.take("Content".getBytes(), 0, 7)).isInstanceOf(TandemException.class).hasMessageContaining("a.jar");
        }
        assertThat(there.find(item)).isNull();
        assertThatThrownBy(() -> new Item("../../etc/passwd", 3, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Item.decode(Item.encode(List.of(item)))).containsExactly(item);
    }

    /// Runs where folders can be mounted, as the administrator of a machine or in many containers.
    @Test
    void aFullDiskIsToldAndLeavesNothing() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()), "no small disk can be made here");
        try {
            ContentStore little = new ContentStore(small);
            try (ContentStore.Arrival arrival = little.receive(new Item("a".repeat(64), 3 << 20, "large.jar"))) {
                byte[] piece = new byte[256 << 10];
                assertThatThrownBy(() -> {
                    for (int i = 0; i < 12; i++) {
                        arrival.take(piece, 0, piece.length);
                    }
                }).isInstanceOf(TandemException.class)
                        .hasMessageContainingAll("folder=" + small, "name=large.jar", "bytes=" + (3 << 20), "No space left");
            }
            assertThat(small).isEmptyDirectory();
        } finally {
            run("umount", small.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }
}
