package dev.tandem.engine.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(30)
class ConnectionTest {
    private SocketChannel ours;
    private SocketChannel theirs;

    @BeforeEach
    void connect() throws Exception {
        try (Rendezvous meeting = Rendezvous.open(Rendezvous.folder())) {
            ours = Rendezvous.connect(meeting.socket());
            theirs = meeting.accept(Duration.ofSeconds(5));
        }
    }

    @AfterEach
    void close() throws Exception {
        ours.close();
        theirs.close();
    }

    @Test
    void framesArriveInOrderWithTheirParts() throws Exception {
        Heard heard = new Heard();
        try (Connection a = open(ours, new Heard()); Connection b = open(theirs, heard)) {
            assertThat(b.bytesSent()).isZero();
            for (int i = 0; i < 1000; i++) {
                assertThat(a.send(Messages.CALL, i, new byte[] {1}, new byte[0], new byte[] {2, 3})).isTrue();
            }
            for (int i = 0; i < 1000; i++) {
                Frame frame = heard.next();
                assertThat(frame.kind()).isEqualTo(Messages.CALL);
                assertThat(frame.id()).isEqualTo(i);
                assertThat(frame.payload()).containsExactly(1, 2, 3);
            }
        }
    }

    @Test
    void interruptedSenderDoesNotCloseTheConnection() throws Exception {
        Heard heard = new Heard();
        try (Connection a = open(ours, new Heard()); Connection _ = open(theirs, heard)) {
            Thread.currentThread().interrupt();
            assertThat(a.send(Messages.CALL, 1, new byte[5_000_000])).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(heard.next().payload()).hasSize(5_000_000);
            assertThat(a.send(Messages.CALL, 2)).isTrue();
            assertThat(heard.next().id()).isEqualTo(2);
        }
    }

    @Test
    void senderIsNotHeldByAPeerThatDoesNotRead() throws Exception {
        byte[] payload = new byte[20_000_000];
        new Random(1).nextBytes(payload);
        Heard heard = new Heard();
        try (Connection a = open(ours, new Heard())) {
            assertThat(a.send(Messages.CALL, 1, payload)).isTrue();
            assertThat(a.bytesSent()).isLessThan(payload.length);
            try (Connection _ = open(theirs, heard)) {
                assertThat(heard.next().payload()).isEqualTo(payload);
            }
        }
    }

    @Test
    void urgentFramesPassThoseThatWaitButNotTheOneUnderWay() throws Exception {
        Heard heard = new Heard();
        try (Connection a = open(ours, new Heard())) {
            for (int i = 1; i <= 3; i++) {
                a.send(Messages.CALL, i, new byte[3_000_000], new byte[] {7});
            }
            a.send(Messages.STOP, 4);
            a.send(Messages.PING, 5, new byte[] {8});
            try (Connection _ = open(theirs, heard)) {
                for (int id : new int[] {1, 4, 5, 2, 3}) {
                    assertThat(heard.next().id()).isEqualTo(id);
                }
            }
        }
    }

    @Test
    void whatIsPausedTakesNothingMoreButSends() throws Exception {
        Heard heard = new Heard();
        Heard answer = new Heard();
        try (Connection a = open(ours, answer); Connection b = open(theirs, heard)) {
            a.send(Messages.CALL, 0);
            assertThat(heard.next().id()).isZero();
            b.pause();
            for (int i = 1; i <= 100; i++) {
                a.send(Messages.CALL, i, new byte[1_000_000]);
            }
            b.send(Messages.RESULT, 7);
            assertThat(answer.next().id()).isEqualTo(7);
            assertThat(b.bytesReceived()).isLessThan(10_000_000);
            assertThat(a.bytesSent()).isLessThan(10_000_000);
            b.resume();
            for (int i = 1; i <= 100; i++) {
                assertThat(heard.next().id()).isEqualTo(i);
            }
        }
    }

    @Test
    void garbageIsNamedAndClosesTheConnection() throws Exception {
        Heard heard = new Heard();
        try (Connection _ = open(ours, heard)) {
            theirs.write(ByteBuffer.allocate(Messages.HEADER).putInt(Integer.MAX_VALUE).put((byte) 77).putLong(0).flip());
            assertThat(heard.end()).isInstanceOf(ProtocolException.class)
                    .hasMessageContainingAll("kind=77", "length=2147483647");
        }
    }

    @Test
    void longFrameOfAStrangerIsRefused() throws Exception {
        Heard heard = new Heard();
        try (Connection stranger = new Connection(ours, "stranger", heard); Connection a = open(theirs, new Heard())) {
            stranger.start();
            a.send(Messages.READY, 0, new byte[Messages.FIRST_LIMIT + 1]);
            assertThat(heard.end()).isInstanceOf(ProtocolException.class).hasMessageContaining("length=4097");
        }
    }

    @Test
    void lengthThatIsNotFollowedByBytesCostsNoMemory() throws Exception {
        Heard heard = new Heard();
        try (Connection _ = open(ours, heard)) {
            theirs.write(ByteBuffer.allocate(Messages.HEADER).putInt(Messages.LIMIT).put((byte) Messages.CALL).putLong(0).flip());
            theirs.close();
            assertThat(heard.end()).isInstanceOf(ProtocolException.class).hasMessageContaining("ended inside a frame");
        }
    }

    @Test
    void endOfThePeerIsAGoodEnd() throws Exception {
        Heard heard = new Heard();
        try (Connection a = open(ours, heard)) {
            theirs.close();
            assertThat(heard.end()).isNull();
            Await.until("closed", () -> !a.send(Messages.CALL, 1));
        }
    }

    @Test
    void receiverThatThrowsClosesTheConnection() throws Exception {
        Heard heard = new Heard();
        IllegalStateException thrown = new IllegalStateException("receiver");
        try (Connection a = open(ours, new Heard()); Connection _ = open(theirs, new FrameHandler() {
            @Override
            public void frame(int kind, long id, byte[] payload) {
                throw thrown;
            }

            @Override
            public void closed(Throwable reason) {
                heard.closed(reason);
            }
        })) {
            a.send(Messages.CALL, 1);
            assertThat(heard.end()).isSameAs(thrown);
        }
    }

    private static Connection open(SocketChannel channel, FrameHandler handler) throws Exception {
        Connection connection = new Connection(channel, "test", handler);
        connection.trustPeer();
        connection.start();
        return connection;
    }

    private record Frame(int kind, long id, byte[] payload) {}

    private record End(Throwable reason) {}

    private static final class Heard implements FrameHandler {
        private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
        private final BlockingQueue<End> end = new LinkedBlockingQueue<>();

        @Override
        public void frame(int kind, long id, byte[] payload) {
            frames.add(new Frame(kind, id, payload));
        }

        @Override
        public void closed(Throwable reason) {
            end.add(new End(reason));
        }

        Frame next() throws InterruptedException {
            return frames.poll(10, TimeUnit.SECONDS);
        }

        Throwable end() throws InterruptedException {
            return end.poll(10, TimeUnit.SECONDS).reason();
        }
    }
}
