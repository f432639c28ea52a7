package dev.tandem.engine.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class SegmentPoolTest {
    private static final long MIB = 1 << 20;
    private static final ArrayForm SQUARE = new ArrayForm(DataType.DOUBLE, 'c', new long[] {100, 100});

    @Test
    void memoryThatDoesNotExistIsRefusedWithNumbers() {
        SegmentPool pool = new SegmentPool(BestFile::create);
        assertThatThrownBy(() -> pool.acquire(1L << 60)).isInstanceOf(TandemException.class)
                .hasMessageContaining("shared memory full: asked=").hasMessageContaining("free=");
        assertThat(pool.counts().segments()).isZero();
    }

    @Test
    void whatIsIdleIsGivenUpBeforeARequestFails() {
        givesUpWhatIsIdle(bytes -> {
            throw SharedFile.full(bytes, 0, null);
        });
    }

    @Test
    void whatIsIdleIsGivenUpAlsoWhereAJvmCallsItAnErrorThatMemoryRanOut() {
        givesUpWhatIsIdle(bytes -> {
            throw new OutOfMemoryError("Map failed");
        });
    }

    private static void givesUpWhatIsIdle(LongConsumer firstRefusal) {
        AtomicInteger refusals = new AtomicInteger();
        SegmentPool pool = new SegmentPool((label, bytes) -> {
            if (bytes > MIB && refusals.getAndIncrement() == 0) {
                firstRefusal.accept(bytes);
            }
            return BestFile.create(label, bytes);
        });
        pool.keepIdle(true);
        pool.acquire(MIB).close();
        assertThat(pool.counts().idleBytes()).isEqualTo(MIB);
        pool.acquire(8 * MIB).close();
        assertThat(pool.counts().segments()).isOne();
        pool.keepIdle(false);
        assertThat(pool.counts().segments()).isZero();
    }

    /// A file that cannot be mapped, which counts those that are open.
    private record Unmappable(AtomicInteger open, Supplier<Path> where) implements SharedFile {
        @Override
        public Path path() {
            return where.get();
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private static void leavesNothingOpen(Supplier<Path> where, Class<? extends Throwable> kind, String message) {
        AtomicInteger open = new AtomicInteger();
        SegmentPool pool = new SegmentPool((label, bytes) -> {
            open.incrementAndGet();
            return new Unmappable(open, where);
        });
        assertThatThrownBy(() -> pool.acquire(MIB)).isInstanceOf(kind).hasMessageContaining(message);
        assertThat(open).hasValue(0);
        assertThat(pool.counts()).isEqualTo(new SegmentPool.Counts(0, 0, 0));
    }

    @Test
    void aSegmentThatCannotBeMappedLeavesNoFileOpen() {
        leavesNothingOpen(() -> Path.of("/nonexistent/file"), TandemException.class, "segment cannot be mapped: bytes=1048576, cause=");
        leavesNothingOpen(() -> {
            throw new OutOfMemoryError("Map failed");
        }, OutOfMemoryError.class, "Map failed");
    }

    @Test
    void anIdleSegmentIsUsedAgainAndAHeldOneIsNot() {
        SegmentPool pool = new SegmentPool(BestFile::create);
        pool.keepIdle(true);
        Hold first = pool.acquire(MIB);
        Hold other = first.another();
        first.close();
        first.close();
        assertThat(first.another()).isNull();
        try (Hold second = pool.acquire(MIB)) {
            assertThat(second.name()).isNotEqualTo(other.name());
        }
        other.close();
        try (Hold third = pool.acquire(MIB)) {
            assertThat(pool.counts().segments()).isEqualTo(2);
            assertThat(third.name().bytes()).isEqualTo(MIB);
        }
        pool.keepIdle(false);
        assertThat(pool.counts().bytes()).isZero();
    }

    @Test
    void aShortRequestLeavesTheLongSegmentForALongOne() {
        SegmentPool pool = new SegmentPool(BestFile::create);
        pool.keepIdle(true);
        Hold shorter = pool.acquire(MIB);
        pool.acquire(2 * MIB).close();
        shorter.close();
        pool.acquire(2 * MIB).close();
        try (Hold again = pool.acquire(MIB); Hold longer = pool.acquire(2 * MIB)) {
            assertThat(again.name().id()).isEqualTo(shorter.name().id());
            assertThat(longer.name().bytes()).isEqualTo(2 * MIB);
            assertThat(pool.counts().segments()).isEqualTo(2);
        }
        pool.keepIdle(false);
    }

    @Test
    void filesWithNamesGoWithTheirSegments() {
        SegmentPool pool = new SegmentPool(FolderFile::create);
        Hold hold = pool.acquire(MIB);
        Path path = hold.path();
        assertThat(path).exists().hasSize(MIB);
        hold.close();
        assertThat(path).doesNotExist();
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void aViewKeepsTheMemoryWhateverIsClosedOrForgotten() {
        SharedBuffer buffer = SharedBuffer.allocate(SQUARE.bytes());
        INDArray row = rowOf(buffer);
        buffer.close();
        for (int i = 0; i < 5; i++) {
            System.gc();
            SharedBuffer.allocate(SQUARE.bytes()).close();
            row.addi(1);
        }
        assertThat(row.sumNumber().doubleValue()).isEqualTo(100 * 12.0);
        assertThat(SegmentPool.own().counts().segments()).isOne();
    }

    private static INDArray rowOf(SharedBuffer buffer) {
        INDArray all = buffer.array(SQUARE, 0);
        all.assign(7);
        return all.get(NDArrayIndex.interval(10, 20), NDArrayIndex.all()).getRow(5);
    }

    @Test
    void closingAnArrayFreesNothingThatIsNotItsOwn() {
        try (SharedBuffer buffer = SharedBuffer.allocate(SQUARE.bytes())) {
            INDArray array = buffer.array(SQUARE, 0);
            array.assign(3);
            array.close();
            assertThat(buffer.array(SQUARE, 0).sumNumber().doubleValue()).isEqualTo(30_000);
        }
    }

    @Test
    void memoryOfUnreachableArraysIsGivenBack() {
        rowOf(SharedBuffer.allocate(SQUARE.bytes()));
        Await.until("memory is given back", () -> {
            System.gc();
            return SegmentPool.own().counts().segments() == 0;
        });
    }

    @Test
    void partsOutsideABufferAreRefused() {
        try (SharedBuffer buffer = SharedBuffer.allocate(SQUARE.bytes() + 8)) {
            assertThat(buffer.array(SQUARE, 8).length()).isEqualTo(10_000);
            assertThatThrownBy(() -> buffer.array(SQUARE, 16)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> buffer.array(SQUARE, -8)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Tag("long")
    @Test
    void segmentsLongerThanTwoGibibytesWork() throws Exception {
        long n = (1L << 31) + 100;
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(memory) && Files.getFileStore(memory).getUsableSpace() > 4 * n);
        try (SharedBuffer buffer = SharedBuffer.allocate(n)) {
            INDArray array = buffer.array(new ArrayForm(DataType.INT8, 'c', new long[] {n}), 0);
            array.putScalar(n - 1, 5);
            assertThat(array.getInt(0)).isZero();
            INDArray end = buffer.array(new ArrayForm(DataType.INT8, 'c', new long[] {2}), n - 2);
            assertThat(end.getInt(1)).isEqualTo(5);
        }
    }
}
