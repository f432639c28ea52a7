package dev.tandem.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.engine.support.Await;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of messages that a carrier takes, or does not.
@Timeout(60)
class PostTest {
    private static final UUID MEMBER = new UUID(1, 2);

    private final Queue<UUID> undelivered = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> sent = new ConcurrentLinkedQueue<>();
    private final Post post = new Post(undelivered::add);
    private volatile boolean takes = true;

    private final Carrier carrier = new Carrier() {
        @Override
        public Member self() {
            return new Member(new UUID(0, 0), Map.of());
        }

        @Override
        public List<Member> members() {
            return List.of(self());
        }

        @Override
        public boolean send(UUID to, Precedence precedence, byte[] message) {
            if (takes) {
                sent.add(message);
            }
            return takes;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("nobody closes it");
        }
    };

    @AfterEach
    void end() {
        post.end();
    }

    private static byte[] message(int number) {
        return LinkMessage.number(LinkMessage.Kind.TAKEN, 1, number).encode();
    }

    private List<Long> numbers() {
        return sent.stream().flatMap(carried -> Post.opened(carried).stream()).map(LinkMessage::number).toList();
    }

    @Test
    void whatIsSaidBeforeThereIsACarrierGoesFirst() {
        post.send(MEMBER, Precedence.CONTROL, message(1));
        post.begin(carrier);
        post.send(MEMBER, Precedence.CONTROL, message(2));
        Await.until("both are sent", () -> numbers().size() == 2);
        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(undelivered).isEmpty();
    }

    @Test
    void aMessageThatGoesNowhereIsTold() {
        takes = false;
        post.begin(carrier);
        post.send(MEMBER, Precedence.DATA, message(1));
        Await.until("it is told", () -> undelivered.contains(MEMBER));
        assertThat(sent).isEmpty();
    }

    @Test
    void nothingIsSentToAMemberThatHasLeftAndNobodyIsTold() {
        post.begin(carrier);
        post.send(MEMBER, Precedence.CONTROL, message(1));
        Await.until("it is sent", () -> !sent.isEmpty());
        takes = false;
        post.forget(MEMBER);
        post.send(MEMBER, Precedence.CONTROL, message(2));
        post.send(new UUID(3, 4), Precedence.CONTROL, message(3));
        Await.until("the one to another member is told", () -> !undelivered.isEmpty());
        assertThat(undelivered).containsExactly(new UUID(3, 4));
    }
}
