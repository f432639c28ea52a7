package dev.tandem.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final int WHOLE = 2 << 20;

    private final List<byte[]> sent = new ArrayList<>();
    private final Allowance window = new Allowance(sent::add);

    @Test
    void noMoreIsUnderWayThanTheOtherSideCanTake() {
        for (int i = 0; i < 40; i++) {
            window.send(new byte[256 << 10]);
        }
        assertThat(sent).hasSize(8);
        assertThat(window.pending()).isEqualTo(40L * (256 << 10));
        window.taken(512 << 10);
        assertThat(sent).hasSize(10);
    }

    @Test
    void nothingIsSentAfterItsEnd() {
        window.send(new byte[WHOLE + 1]);
        window.send(new byte[1]);
        window.end();
        window.taken(WHOLE + 1);
        assertThat(sent).hasSize(1);
        assertThat(window.send(new byte[1])).isFalse();
    }

    /// Whatever their lengths: the last ones are told late, which must hold nobody up.
    @Test
    void allMessagesGetThereInTheirOrder() {
        Random random = new Random(4);
        Allowance receiver = new Allowance(_ -> {});
        Queue<byte[]> expected = new ArrayDeque<>();
        for (int i = 0; i < 2000; i++) {
            byte[] message = new byte[random.nextInt(10) == 0 ? random.nextInt(2 * WHOLE) : random.nextInt(5000)];
            expected.add(message);
            window.send(message);
            while (!sent.isEmpty() && random.nextInt(3) == 0) {
                receive(receiver, expected);
            }
        }
        while (!expected.isEmpty()) {
            assertThat(sent).as("messages under way while %d wait", expected.size()).isNotEmpty();
            receive(receiver, expected);
        }
    }

    private void receive(Allowance receiver, Queue<byte[]> expected) {
        byte[] next = sent.removeFirst();
        assertThat(next).isSameAs(expected.remove());
        long told = receiver.take(next.length);
        if (told > 0) {
            window.taken(told);
        }
    }
}
