package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final RelayedFrame MEGABYTE = new RelayedFrame(1, 1, List.of(), new byte[1 << 20]);

    private final List<String> said = new ArrayList<>();
    private final Brake brake = new Brake(() -> said.add("pause"), () -> said.add("resume"));
    private final Inbox inbox = new Inbox(brake);

    private void handle(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            inbox.handled(inbox.take());
        }
    }

    @Test
    void whoSaysMoreThanIsHandledWaitsUntilMostIsHandled() throws InterruptedException {
        for (int i = 0; i < 16; i++) {
            inbox.add(MEGABYTE);
        }
        assertThat(said).isEmpty();
        inbox.add(MEGABYTE);
        inbox.add(MEGABYTE);
        assertThat(said).containsExactly("pause");
        handle(13);
        assertThat(said).containsExactly("pause");
        handle(1);
        assertThat(said).containsExactly("pause", "resume");
    }

    @Test
    void millionsOfSmallFramesLeaveNothingBehind() throws InterruptedException {
        RelayedFrame small = new RelayedFrame(1, 1, List.of(), new byte[1]);
        for (int i = 0; i < 2_000_000; i++) {
            inbox.add(small);
            inbox.handled(inbox.take());
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aWorkerGoesOnWhenNobodyWantsItToWait() throws InterruptedException {
        brake.press(Brake.Cause.LISTENER);
        for (int i = 0; i < 17; i++) {
            inbox.add(MEGABYTE);
        }
        handle(17);
        assertThat(said).containsExactly("pause");
        brake.release(Brake.Cause.LISTENER);
        brake.release(Brake.Cause.LISTENER);
        assertThat(said).containsExactly("pause", "resume");
    }
}
