package dev.tandem.engine.memory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The long arrays of one message, which lie in a segment instead of the message. First all are noted, then one
/// segment is taken that holds them, and they are copied: once. Not thread-safe.
public final class Cargo {
    /// Shorter arrays are quicker inside the message.
    public static final long THRESHOLD = 64 << 10;
    /// What vector instructions and cache lines like.
    private static final long ALIGNMENT = 64;

    private interface Copy {
        void to(MemorySegment target);
    }

    private record Item(long offset, long bytes, Copy copy) {}

    private final List<Item> items = new ArrayList<>();
    private final List<Hold> others = new ArrayList<>();
    private long end;

    /// Notes an array and returns where in the segment it will lie. It must not change before [#load].
    public long add(INDArray array, ArrayForm form) {
        return add(form.bytes(), target -> Overlay.copy(array, form, target));
    }

    /// Notes the elements of an array of primitives.
    public long add(MemorySegment elements) {
        return add(elements.byteSize(), target -> Overlay.copy(elements, target));
    }

    private long add(long bytes, Copy copy) {
        long offset = end;
        items.add(new Item(offset, bytes, copy));
        end = Math.ceilDiv(offset + bytes, ALIGNMENT) * ALIGNMENT;
        return offset;
    }

    /// Notes a buffer that the message refers to.
    public void add(SharedBuffer buffer) {
        others.add(buffer.hold());
    }

    /// What was noted, copied to a segment.
    ///
    /// @param room null when there was nothing to copy
    /// @param holds what must be kept while the message is under way
    public record Loaded(SegmentName room, List<Hold> holds) {}

    /// Copies everything that was noted.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no room for it
    public Loaded load(SegmentSource source) {
        List<Hold> holds = new ArrayList<>(others);
        if (items.isEmpty()) {
            return new Loaded(null, holds);
        }
        SegmentSource.Room room = source.take(end);
        if (room.hold() != null) {
            holds.add(room.hold());
        }
        for (Item item : items) {
            item.copy.to(room.memory().asSlice(item.offset, item.bytes));
        }
        return new Loaded(room.name(), holds);
    }
}
