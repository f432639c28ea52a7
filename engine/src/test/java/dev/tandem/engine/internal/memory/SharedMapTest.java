package dev.tandem.engine.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.internal.system.Pages;
import dev.tandem.engine.support.LeavesNothing;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Maps segments as a worker does; here both sides are one process.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class SharedMapTest {
    private static final long BYTES = 200_000;

    private final SegmentPool pool = new SegmentPool(BestFile::create);
    private final List<Hold> holds = new ArrayList<>();
    private final int before = SharedMap.count();

    private SegmentName segment() {
        Hold hold = pool.acquire(BYTES);
        holds.add(hold);
        SegmentTable.add(hold.name().id(), SegmentTable.ANY, hold.name().id(), hold.path());
        return hold.name();
    }

    @AfterEach
    void forget() {
        for (Hold hold : holds) {
            BorrowedRoom.forget(hold.name().id());
            hold.close();
        }
        assertThat(SharedMap.count()).isEqualTo(before);
    }

    private static MemorySegment mapped(SegmentName name) throws Exception {
        SharedMap map = SharedMap.use(name);
        map.enter(0, name.bytes());
        map.drop();
        return map.memory();
    }

    @Test
    void manySegmentsThatAreUsedInTurnStayMapped() throws Exception {
        List<MemorySegment> first = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            first.add(mapped(segment()));
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < first.size(); i++) {
                assertThat(mapped(holds.get(i).name()).address()).isEqualTo(first.get(i).address());
            }
        }
        assertThat(SharedMap.count()).isEqualTo(before + 60);
    }

    @Test
    void aSegmentThatIsGivenUpIsUnmappedOnceNobodyUsesIt() throws Exception {
        SegmentName name = segment();
        SharedMap map = SharedMap.use(name);
        BorrowedRoom.forget(name.id());
        map.memory().set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        map.drop();
        assertThat(map.memory().scope().isAlive()).isFalse();
        MemorySegment unused = mapped(segment());
        BorrowedRoom.forget(holds.getLast().name().id());
        assertThat(unused.scope().isAlive()).isFalse();
    }

    @Test
    void enteringPagesChangesNothingInThem() throws Exception {
        Pages.prepare();
        SharedMap map = SharedMap.use(segment());
        MemorySegment memory = map.memory();
        for (long i = 0; i < BYTES; i++) {
            memory.set(ValueLayout.JAVA_BYTE, i, (byte) (i % 100));
        }
        long[][] parts = {{70_001, 5}, {0, 1}, {140_000, 60_000}, {BYTES, 0}, {0, BYTES}};
        for (long[] part : parts) {
            map.enter(part[0], part[1]);
        }
        for (long i = 0; i < BYTES; i++) {
            assertThat(memory.get(ValueLayout.JAVA_BYTE, i)).isEqualTo((byte) (i % 100));
        }
        assertThatThrownBy(() -> map.enter(memory.byteSize(), 1)).isInstanceOf(IndexOutOfBoundsException.class);
        map.drop();
    }
}
