package dev.tandem.cluster.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.place.Places;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void aKeyIsSecretAndReadAsItWasMade() throws IOException {
        Path file = folder.resolve("key");
        KeyFile made = KeyMaker.make(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 47_401)));
        made.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(KeyFile.read(file)).isEqualTo(made);
        assertThat(made.toString()).doesNotContain(made.security().password());
        assertThatThrownBy(() -> made.write(file)).isInstanceOf(KeyFileException.class).hasMessageContaining("already");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(KeyFileException.class).hasMessageContainingAll("read by others", "chmod 600");
    }

    @Test
    void whatIsNoKeyIsNamed() throws IOException {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("nowhere"))).isInstanceOf(KeyFileException.class).hasMessageContaining("nowhere");
        Path file = Files.writeString(folder.resolve("notes"), "some=text\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(KeyFileException.class).hasMessageContainingAll("no cluster key", "notes", "store");
        Files.writeString(file, "store=%%%\nmeeting=localhost:1\npassword=x\n");
        assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(KeyFileException.class).hasMessageContaining("no cluster key");
    }

    @Test
    void addressesAreReadAsPeopleWriteThem() {
        assertThat(KeyFile.address("localhost").getPort()).isEqualTo(KeyFile.PORT);
        assertThat(KeyFile.address(" localhost:4711 ").getPort()).isEqualTo(4711);
        for (String wrong : List.of("localhost:x", "localhost:70000", "localhost:-1")) {
            assertThatThrownBy(() -> KeyFile.address(wrong)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(wrong.strip());
        }
    }

    @Test
    void aWordWithoutAKeyIsRefusedBeforeAnythingIsJoined() {
        for (String word : List.of("cluster", "cluster:" + folder.resolve("nowhere"))) {
            assertThatThrownBy(() -> Places.of(word)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(word);
        }
    }
}
