package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.array.ArrayForm;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The long arrays of one message, which lie in segments instead of the message. First all are noted, then they are
/// copied: once, to a segment that holds them together, or to one of their own where they may be sent again unchanged.
/// What has not changed since an earlier message is not copied. Not thread-safe.
public final class Cargo {
    /// Shorter arrays are quicker inside the message.
    public static final long THRESHOLD = 64 << 10;

    private final List<Loading.Item> items = new ArrayList<>();
    private final List<Hold> others = new ArrayList<>();
    private boolean lasting;

    private record Elements(MemorySegment memory) implements Loading.Content {
        @Override
        public void copyTo(MemorySegment target) {
            Overlay.copy(memory, target);
        }

        @Override
        public boolean isIn(MemorySegment copy) {
            return Overlay.same(memory, copy);
        }
    }

    private record Numbers(INDArray array, ArrayForm form) implements Loading.Content {
        @Override
        public void copyTo(MemorySegment target) {
            Overlay.copy(array, form, target);
        }

        @Override
        public boolean isIn(MemorySegment copy) {
            return Overlay.same(array, form, copy);
        }
    }

    /// Says whether what is noted from now on is likely to be sent again, as the values of variables are.
    public void lasting(boolean given) {
        lasting = given;
    }

    /// Notes an array and returns its number. It must not change before [#load].
    public int add(INDArray array, ArrayForm form) {
        return add(array, form.bytes(), new Numbers(array, form));
    }

    /// Notes the elements of an array of primitives, or the encoded form of another value.
    public int add(Object original, MemorySegment elements) {
        return add(original, elements.byteSize(), new Elements(elements));
    }

    private int add(Object original, long bytes, Loading.Content content) {
        items.add(new Loading.Item(original, lasting, bytes, content));
        return items.size() - 1;
    }

    /// As [#add(Object, MemorySegment)], for what is certain to be the same whenever it is sent again.
    public int addLasting(Object original, MemorySegment elements) {
        items.add(new Loading.Item(original, true, elements.byteSize(), new Elements(elements)));
        return items.size() - 1;
    }

    /// Notes a buffer that the message refers to.
    public void add(SharedBuffer buffer) {
        others.add(buffer.hold());
    }

    /// Copies everything that was noted and is not in a segment yet.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no room for it
    public Loaded load(SegmentSource source) {
        if (items.isEmpty() && others.isEmpty()) {
            return Loaded.NOTHING;
        }
        return new Loading(source, others).load(items);
    }
}
