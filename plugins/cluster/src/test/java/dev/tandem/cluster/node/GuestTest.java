package dev.tandem.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.content.Item;
import dev.tandem.cluster.link.Introduction;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.LinkMessage.Kind;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Clients that a node refuses, or that do not go through with it.
@ExtendWith(LeavesNothing.class)
class GuestTest {
    private static final int JAVA = Runtime.version().feature();
    private static final Item BUILD = new Item("b".repeat(64), 10, "engine.jar");

    @TempDir
    private Path folder;
    private final List<LinkMessage> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    private Guest guest() {
        NodeSettings settings = new NodeSettings(1, 0, new ContentStore(folder.resolve("store")), BUILD);
        return new Guest(5, settings, (_, message) -> said.add(LinkMessage.decode(message)), forgotten::incrementAndGet);
    }

    private String refusal(byte[] greeting) {
        guest().open(greeting);
        Await.until("it answers", () -> !said.isEmpty());
        assertThat(said.getFirst().kind()).isEqualTo(Kind.REFUSED);
        Await.until("it is forgotten", () -> forgotten.get() > 0);
        return said.getFirst().text();
    }

    @Test
    void anotherJavaIsRefusedAndBothAreNamed() {
        byte[] greeting = new Introduction(Introduction.PROTOCOL, JAVA + 1, BUILD, List.of()).encode();
        assertThat(refusal(greeting)).contains("same Java", "client=" + (JAVA + 1), "node=" + JAVA);
    }

    @Test
    void anotherBuildIsRefusedAndBothAreNamed() {
        byte[] greeting = new Introduction(Introduction.PROTOCOL, JAVA, new Item("a".repeat(64), 10, "engine.jar"), List.of()).encode();
        assertThat(refusal(greeting)).contains("same build of Tandem", "aaaaaaaa", "bbbbbbbb");
    }

    @Test
    void anotherProtocolIsRefused() {
        byte[] greeting = ByteBuffer.allocate(100).putInt(Introduction.PROTOCOL - 1).array();
        assertThat(refusal(greeting)).contains("speak differently", "client=" + (Introduction.PROTOCOL - 1));
    }

    @Test
    void garbageIsRefused() {
        assertThat(refusal(ByteBuffer.allocate(12).putInt(Introduction.PROTOCOL).putInt(JAVA).putInt(1_000_000).array())).contains("cannot be read");
    }

    @Test
    void contentThatIsNotWhatItWasSaidToBeIsRefusedAndLeavesNothing() throws IOException {
        Guest guest = guest();
        guest.open(new Introduction(Introduction.PROTOCOL, JAVA, BUILD, List.of(new Item("c".repeat(64), 3, "some.jar"))).encode());
        Await.until("it asks", () -> !said.isEmpty());
        assertThat(said.getFirst().kind()).isEqualTo(Kind.MISSING);
        guest.hear(new LinkMessage(Kind.CONTENT, 5, new byte[] {1, 2, 3}));
        Await.until("it refuses", () -> said.stream().anyMatch(each -> each.kind() == Kind.REFUSED));
        assertThat(said.getLast().text()).contains("some.jar");
        try (var files = Files.list(folder.resolve("store"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aClientThatGoesAmidItsJarLeavesNothing() throws IOException {
        Guest guest = guest();
        guest.open(new Introduction(Introduction.PROTOCOL, JAVA, BUILD, List.of(new Item("c".repeat(64), 300, "some.jar"))).encode());
        Await.until("it asks", () -> !said.isEmpty());
        guest.hear(new LinkMessage(Kind.CONTENT, 5, new byte[100]));
        guest.end();
        Await.until("nothing is left", () -> isEmpty(folder.resolve("store")));
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }
}
