package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.relay.traffic.OpenRoad;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A relay in this process, on a road whose other end is a list.
@ExtendWith(LeavesNothing.class)
class RelayTest {
    /// @param kind of a message, for a frame that of the frame
    private record Said(int kind, long id) {}

    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final Relay relay = new Relay();
    private final OpenRoad road = (kind, id, parts) -> {
        said.add(new Said(kind == RelayMessages.FRAME ? parts[0][0] : kind, id));
        return true;
    };

    @AfterEach
    void end() throws InterruptedException {
        relay.closed(null);
        relay.serve(Patience.NEVER);
    }

    private void start(long link) {
        Order order = new Order("group", 0, 1, 1, 0, Messages.LONGEST, 1, WorkerOptions.DEFAULT, new WorkerLog(), HostName.here());
        relay.frame(RelayMessages.START, link, OrderForm.encode(order));
    }

    private void await(int kind, long link) {
        Await.until("it is said: kind=" + kind, () -> said.contains(new Said(kind, link)));
    }

    @Test
    void workersThatAreGoneAreForgotten() {
        relay.begin(road);
        int before = SegmentPool.own().counts().segments();
        start(7);
        start(8);
        await(RelayMessages.STARTED, 7);
        await(RelayMessages.STARTED, 8);
        assertThat(relay.workers()).isEqualTo(2);
        relay.frame(RelayMessages.KILL, 7, new byte[0]);
        await(RelayMessages.GONE, 7);
        Await.until("one is forgotten", () -> relay.workers() == 1);
        assertThat(relay.lanes()).isEqualTo(1);
        // The client may not know yet.
        relay.frame(RelayMessages.KILL, 7, new byte[0]);
        relay.frame(RelayMessages.KILL, 8, new byte[0]);
        await(RelayMessages.GONE, 8);
        Await.until("both are forgotten", () -> relay.workers() == 0 && relay.lanes() == 0);
        assertThat(said).containsSubsequence(new Said(RelayMessages.DEAD, 8), new Said(RelayMessages.GONE, 8));
        assertThat(SegmentPool.own().counts().segments()).isEqualTo(before);
    }

    @Test
    void aWorkerThatWasNeverBegunIsRefused() {
        relay.begin(road);
        assertThatThrownBy(() -> relay.frame(RelayMessages.KILL, 9, new byte[0])).isInstanceOf(ProtocolException.class)
                .hasMessageContaining("not started");
    }
}
