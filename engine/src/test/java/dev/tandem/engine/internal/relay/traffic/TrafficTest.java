package dev.tandem.engine.internal.relay.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.ShortMemory;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Both sides of a relay in this process, as far as segments go; what is said between them is passed on by the test.
@ExtendWith(LeavesNothing.class)
class TrafficTest {
    private static final long BYTES = 1 << 20;

    private record Said(int kind, long id, byte[] payload) {}

    /// Keeps what is said until it is passed on.
    private record Post(Queue<Said> letters) implements OpenRoad {
        Post() {
            this(new ConcurrentLinkedQueue<>());
        }

        @Override
        public boolean send(int kind, long id, byte[]... parts) {
            ByteBuffer whole = ByteBuffer.allocate(List.of(parts).stream().mapToInt(part -> part.length).sum());
            List.of(parts).forEach(whole::put);
            return letters.add(new Said(kind, id, whole.array()));
        }
    }

    private final Post there = new Post();
    private final Post back = new Post();
    private final Traffic traffic = new Traffic(there);
    private Copies copies = new Copies(back);

    @BeforeEach
    void begin() {
        traffic.begin();
        SegmentPool.own().keepIdle(true);
    }

    @AfterEach
    void end() {
        traffic.end();
        copies.end();
        SegmentPool.own().keepIdle(false);
    }

    private void passOn() {
        for (Said said = there.letters().poll(); said != null; said = there.letters().poll()) {
            switch (said.kind()) {
                case RelayMessages.OPEN -> copies.open(said.id(), said.payload());
                case RelayMessages.PIECE -> copies.piece(said.id(), said.payload());
                case RelayMessages.DROP -> copies.drop(said.id(), ByteBuffer.wrap(said.payload()).getLong());
                default -> throw new AssertionError("unexpected: kind=" + said.kind());
            }
        }
        for (Said said = back.letters().poll(); said != null; said = back.letters().poll()) {
            switch (said.kind()) {
                case RelayMessages.GRANT -> traffic.granted(said.id(), said.payload());
                case RelayMessages.REFUSE -> traffic.refused(said.id(), said.payload());
                case RelayMessages.CREDIT -> traffic.credit();
                default -> throw new AssertionError("unexpected: kind=" + said.kind());
            }
        }
    }

    private void passOnUntilOver(Movement movement) {
        Await.until("it is moved or refused", Duration.ofSeconds(20), () -> {
            passOn();
            return movement.isOver() && there.letters().isEmpty();
        });
    }

    /// A segment of which each byte is this.
    private static Hold filled(byte with) {
        Hold hold = SegmentPool.own().acquire(BYTES);
        hold.memory().fill(with);
        return hold;
    }

    private byte lastByteThere(SegmentName name) {
        Hold copy = copies.named(List.of(name)).getFirst();
        try (copy) {
            return copy.memory().get(ValueLayout.JAVA_BYTE, BYTES - 1);
        }
    }

    @Test
    void noCopyOfTheLastUseIsLeftOfASegmentThatIsUsedAgainWhileIdleOnesAreDropped() throws InterruptedException {
        Hold hold = filled((byte) 1);
        SegmentName first = hold.name();
        passOnUntilOver(traffic.move(List.of(hold)).getFirst());
        assertThat(lastByteThere(first)).isEqualTo((byte) 1);
        hold.close();
        try (Hold again = filled((byte) 2)) {
            SegmentName second = again.name();
            assertThat(second.use()).isEqualTo(new SegmentName.Use(first.id(), first.generation() + 1));
            Thread dropping = new Thread(traffic::dropIdle);
            Movement movement;
            synchronized (traffic) {
                dropping.start();
                Await.until("it waits for the lock", () -> dropping.getState() == Thread.State.BLOCKED);
                movement = traffic.move(List.of(again)).getFirst();
            }
            dropping.join();
            passOnUntilOver(movement);
            assertThat(lastByteThere(second)).isEqualTo((byte) 2);
            assertThatThrownBy(() -> lastByteThere(first)).isInstanceOf(ProtocolException.class).hasMessageContaining("was not moved here");
        }
    }

    @Test
    void whoeverMovesASegmentHearsThatMemoryRanOutWhileItsCopyWasMade() {
        copies = new Copies(back, ShortMemory.failing(new OutOfMemoryError("Map failed")));
        try (Hold hold = filled((byte) 1)) {
            Movement movement = traffic.move(List.of(hold)).getFirst();
            passOnUntilOver(movement);
            assertThat(movement.refusal()).isEqualTo("Map failed");
            assertThatThrownBy(() -> lastByteThere(hold.name())).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void aCopyGoesBackUnderTheNameOfWhatItIsACopyOfAndIsDroppedWithIt() {
        SegmentName first = new SegmentName(77, 4, BYTES);
        SegmentName second = new SegmentName(77, 5, BYTES);
        Hold[] copiesHere = {copyOf(first, (byte) 1), copyOf(second, (byte) 2)};
        for (Movement movement : traffic.move(List.of(copiesHere))) {
            passOnUntilOver(movement);
        }
        assertThat(lastByteThere(first)).isEqualTo((byte) 1);
        assertThat(lastByteThere(second)).isEqualTo((byte) 2);
        copiesHere[0].close();
        traffic.dropIdle();
        passOn();
        assertThatThrownBy(() -> lastByteThere(first)).isInstanceOf(ProtocolException.class);
        assertThat(lastByteThere(second)).isEqualTo((byte) 2);
        copiesHere[1].close();
    }

    /// As if the other side had moved a segment here.
    private static Hold copyOf(SegmentName original, byte with) {
        Hold copy = filled(with);
        SegmentPool.own().isCopy(copy, original);
        Hold named = SegmentPool.own().find(original.id(), original.generation());
        copy.close();
        return named;
    }
}
