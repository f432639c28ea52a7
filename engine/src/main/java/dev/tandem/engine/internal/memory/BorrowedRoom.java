package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.array.ArrayForm;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A segment of another process that this one reads arrays from or writes arrays to for it, while a call lasts. Its owner
/// keeps it until then. Closed when that is done.
public final class BorrowedRoom implements AutoCloseable {
    private final SegmentName name;
    private final SharedMap map;

    private BorrowedRoom(SegmentName name) throws IOException {
        this.name = name;
        this.map = SharedMap.use(name);
    }

    /// @throws IOException when the segment is gone
    public static BorrowedRoom open(SegmentName name) throws IOException {
        return new BorrowedRoom(name);
    }

    /// The owner has given up a segment.
    public static void forget(long segment) {
        SegmentTable.remove(segment);
        SharedMap.forget(segment);
    }

    /// Says that a part is about to be read or written as a whole.
    ///
    /// @throws IndexOutOfBoundsException when it does not lie inside
    public void enter(long from, long length) {
        map.enter(from, length);
    }

    public SegmentSource.Room room() {
        return new SegmentSource.Room(name, map.memory(), null);
    }

    /// An array over a part of it, of use until this is closed; not to be written to where others read.
    ///
    /// @throws IndexOutOfBoundsException when it does not lie inside
    public INDArray array(ArrayForm form, long offset) {
        return Overlay.lay(map.memory().asSlice(offset, form.bytes()), form);
    }

    @Override
    public void close() {
        map.drop();
    }
}
