package dev.tandem.engine.internal.relay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Which frames of many workers go to a relay at once, on a road whose other end is a list.
@ExtendWith(LeavesNothing.class)
class LaneTest {
    private static final int LANES = 100;
    private static final int CALLS = 6;
    private static final int MB = 1 << 20;

    private record Said(int kind, long link, long id) {}

    private final List<Said> said = new ArrayList<>();
    private final OpenRoad road = (kind, id, parts) -> {
        if (kind == RelayMessages.FRAME) {
            RelayedFrame frame = RelayedFrame.of(parts[0]);
            said.add(new Said(frame.kind(), id, frame.id()));
        }
        return true;
    };
    private final Traffic traffic = new Traffic(road);
    private final List<Lane> lanes = IntStream.range(0, LANES).mapToObj(link -> new Lane(traffic, link, (kind, id, why) -> {})).toList();

    @AfterEach
    void end() {
        lanes.forEach(Lane::end);
        traffic.end();
        assertThat(traffic.lanes()).isZero();
        assertThat(traffic.waiting()).isZero();
    }

    @Test
    void callsOfManyWorkersWaitForEachOtherAndEachWorkerHasOne() {
        for (int call = 0; call < CALLS; call++) {
            for (Lane lane : lanes) {
                lane.send(Messages.CALL, call, List.of(), new byte[MB / 2]);
            }
        }
        // One for each, which is more than the budget of all by itself.
        assertThat(said).hasSize(LANES).extracting(Said::link).doesNotHaveDuplicates();
        Map<Long, Integer> answered = new HashMap<>();
        for (int at = 0; at < said.size(); at++) {
            Said next = said.get(at);
            answered.merge(next.link(), 1, Integer::sum);
            lanes.get((int) next.link()).answered(next.id());
        }
        assertThat(answered).hasSize(LANES).allSatisfy((link, count) -> assertThat(count).isEqualTo(CALLS));
    }

    @Test
    void oneWorkerGoesOnWhenAnotherOneIsAnsweredOrGone() {
        List<Lane> busy = lanes.subList(1, 9);
        for (int call = 0; call < 4; call++) {
            for (Lane lane : busy) {
                lane.send(Messages.CALL, call, List.of(), new byte[MB]);
            }
        }
        Lane waiting = lanes.getFirst();
        waiting.send(Messages.CALL, 0, List.of(), new byte[MB]);
        waiting.send(Messages.CALL, 1, List.of(), new byte[MB]);
        waiting.send(Messages.CALL, 2, List.of(), new byte[MB]);
        assertThat(ofFirst()).containsExactly(0L);
        busy.getFirst().answered(0);
        busy.getFirst().answered(1);
        assertThat(ofFirst()).containsExactly(0L, 1L);
        busy.get(1).end();
        assertThat(ofFirst()).containsExactly(0L, 1L, 2L);
    }

    private List<Long> ofFirst() {
        return said.stream().filter(each -> each.link() == 0).map(Said::id).toList();
    }

    @Test
    void whatIsSaidToATaskWaitsForItsSegmentsButNotForCallsAndACancellationForNothing() {
        traffic.begin();
        Lane lane = lanes.getFirst();
        lane.send(Messages.CALL, 1, List.of(), new byte[3 * MB]);
        lane.send(Messages.CALL, 2, List.of(), new byte[3 * MB]);
        try (Hold segment = SegmentPool.own().acquire(MB)) {
            lane.send(Messages.NOTE, 1, List.of(segment), new byte[1]);
            lane.send(Messages.NOTE, 1, List.of(), new byte[1]);
            lane.send(Messages.CANCEL, 1, List.of(), new byte[1]);
            lane.send(Messages.CANCEL, 2, List.of(), new byte[1]);
            assertThat(said).extracting(Said::kind).containsExactly(Messages.CALL, Messages.CANCEL);
            traffic.granted(segment.name().id(), ByteBuffer.allocate(Long.BYTES).putLong(segment.name().generation()).array());
        }
        assertThat(said).extracting(Said::kind).containsExactly(Messages.CALL, Messages.CANCEL, Messages.NOTE, Messages.NOTE);
        lane.answered(1);
        assertThat(said.subList(4, 6)).containsExactly(new Said(Messages.CALL, 0, 2), new Said(Messages.CANCEL, 0, 2));
    }
}
