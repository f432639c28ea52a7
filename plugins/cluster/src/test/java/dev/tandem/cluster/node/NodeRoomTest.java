package dev.tandem.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.cluster.link.Claim;
import dev.tandem.engine.TandemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How the room of a node is shared.
class NodeRoomTest {
    private static final long MIB = 1 << 20;

    private final Address one = new Address(UUID.randomUUID(), 1);
    private final Address two = new Address(UUID.randomUUID(), 1);

    private static Claim usual(long worker) {
        return new Claim(worker, false, 0, 0, 1);
    }

    private static Claim large(long worker, long heap) {
        return new Claim(worker, false, heap, 100 * MIB, 1);
    }

    @Test
    void whoIsAloneMayHaveMoreThanThereIsRoomFor() {
        NodeRoom room = new NodeRoom(2, 0);
        for (int worker = 0; worker < 5; worker++) {
            room.claim(one, usual(worker));
        }
        assertThat(room.others(two.member())).isEqualTo(5);
        assertThat(room.others(one.member())).isZero();
    }

    @Test
    void besideOthersNobodyTakesWhatIsNotFree() {
        NodeRoom room = new NodeRoom(3, 0);
        room.claim(one, usual(1));
        room.claim(two, usual(1));
        room.claim(two, usual(2));
        assertThatThrownBy(() -> room.claim(one, usual(2))).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("all room is taken", "room=3", "own=1", "of others=2");
        room.release(two, 1);
        room.claim(one, usual(2));
        assertThatThrownBy(() -> room.claim(two, usual(3))).isInstanceOf(TandemException.class).hasMessageContaining("of others=2");
        room.release(one);
        room.claim(two, usual(3));
    }

    @Test
    void whoWasThereBeforeIsTakenAgain() {
        NodeRoom room = new NodeRoom(1, 0);
        room.claim(one, usual(1));
        room.claim(two, new Claim(1, true, 0, 0, 1));
        assertThat(room.others(one.member())).isEqualTo(1);
    }

    @Test
    void memoryIsNotGivenTwice() {
        NodeRoom room = new NodeRoom(4, 1000 * MIB);
        room.claim(one, large(1, 600 * MIB));
        assertThatThrownBy(() -> room.claim(two, large(1, 300 * MIB))).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("too little memory is left", "needed=" + 400 * MIB, "left=" + 300 * MIB, "memory=" + 1000 * MIB);
        room.claim(two, large(1, 200 * MIB));
        room.release(one);
        room.claim(two, large(2, 600 * MIB));
    }

    @Test
    void whatNobodyCouldHaveIsRefusedAlsoToOneAlone() {
        NodeRoom room = new NodeRoom(4, 1000 * MIB);
        assertThatThrownBy(() -> room.claim(one, large(1, 950 * MIB))).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("more memory than there is for all", "needed=" + 1050 * MIB, "memory=" + 1000 * MIB);
    }

    @Test
    void usualWorkersOfAllTogetherHaveRoom() {
        NodeRoom room = new NodeRoom(4, 1000 * MIB);
        for (int worker = 0; worker < 2; worker++) {
            room.claim(one, usual(worker));
            room.claim(two, usual(worker));
        }
        assertThat(room.others(one.member())).isEqualTo(2);
    }
}
