package dev.tandem.cluster.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.key.KeyMaker;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What any library that carries must do.
@Timeout(120)
public abstract class CarrierContract {
    private static final int MANY = 20_000;

    private final List<Carrier> carriers = new ArrayList<>();
    private final Hearer first = new Hearer();
    private final Hearer second = new Hearer();
    private Carrier one;
    private Carrier two;

    /// Remembers what it hears.
    private static final class Hearer implements Carrier.Listener {
        private final Queue<byte[]> control = new ConcurrentLinkedQueue<>();
        private final Queue<byte[]> data = new ConcurrentLinkedQueue<>();
        private final Queue<UUID> senders = new ConcurrentLinkedQueue<>();
        private final Queue<Member> joined = new ConcurrentLinkedQueue<>();
        private final Queue<UUID> left = new ConcurrentLinkedQueue<>();
        private volatile boolean slow;

        @Override
        public void received(UUID from, Precedence precedence, byte[] message) {
            if (slow) {
                LockSupport.parkNanos(20_000_000);
            }
            senders.add(from);
            (precedence == Precedence.CONTROL ? control : data).add(message);
        }

        @Override
        public void joined(Member member) {
            joined.add(member);
        }

        @Override
        public void left(UUID member, String why) {
            left.add(member);
        }

        @Override
        public void expelled(String why) {
            left.add(new UUID(0, 0));
        }
    }

    protected abstract Carrier join(CarrierSettings settings, Carrier.Listener listener);

    @BeforeEach
    void joinBoth() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, here)) {
            port = socket.getLocalPort();
        }
        InetSocketAddress meeting = new InetSocketAddress(here, port);
        Security security = KeyMaker.make(List.of(meeting)).security();
        one = join(new CarrierSettings(meeting, List.of(meeting), Map.of("name", "one"), security), first);
        carriers.add(one);
        two = join(new CarrierSettings(new InetSocketAddress(here, 0), List.of(meeting), Map.of("name", "two"), security), second);
        carriers.add(two);
    }

    @AfterEach
    void leaveAll() {
        carriers.forEach(Carrier::close);
    }

    private static byte[] numbered(int number, int length) {
        return ByteBuffer.allocate(length).putInt(number).array();
    }

    private static List<Integer> numbers(Queue<byte[]> messages) {
        return messages.stream().map(message -> ByteBuffer.wrap(message).getInt()).toList();
    }

    @Test
    void whoIsThereIsKnownToAllWithWhatItToldOfItself() {
        assertThat(one.members()).containsExactlyInAnyOrderElementsOf(two.members()).hasSize(2);
        assertThat(two.self().facts()).containsExactly(Map.entry("name", "two"));
        Await.until("the first one has heard of it", () -> first.joined.contains(two.self()));
        UUID gone = two.self().id();
        two.close();
        Await.until("the first one has heard that it left", () -> first.left.contains(gone));
        assertThat(one.members()).containsExactly(one.self());
        assertThat(one.send(gone, Precedence.CONTROL, new byte[1])).isFalse();
    }

    @Test
    void messagesOfALaneKeepTheirOrderAndNoneIsLostOrThereTwice() {
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            assertThat(one.send(two.self().id(), i % 2 == 0 ? Precedence.DATA : Precedence.CONTROL, numbered(i, 4 + i % 500))).isTrue();
            expected.add(i);
        }
        Await.until("all are there", () -> second.data.size() + second.control.size() >= MANY);
        assertThat(numbers(second.data)).containsExactlyElementsOf(expected.stream().filter(i -> i % 2 == 0).toList());
        assertThat(numbers(second.control)).containsExactlyElementsOf(expected.stream().filter(i -> i % 2 == 1).toList());
        assertThat(second.senders).containsOnly(one.self().id());
    }

    @Test
    void longMessagesComeWholeAndASlowListenerLosesNone() {
        second.slow = true;
        for (int i = 0; i < 20; i++) {
            one.send(two.self().id(), Precedence.DATA, numbered(i, 3 << 20));
        }
        Await.until("all are there", () -> second.data.size() == 20);
        assertThat(numbers(second.data)).isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(second.data).allMatch(message -> message.length == 3 << 20);
    }
}
