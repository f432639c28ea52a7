package dev.tandem.engine.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The long arrays of a message that arrived: nothing is copied, they are laid over the segment. In the process that
/// owns it they use it as it is; elsewhere each message has a private copy-on-write mapping, so that changes stay
/// there. Not thread-safe; closed when the message has been read.
public final class Arrivals implements AutoCloseable {
    private final SegmentName name;
    /// Null until the first array is read.
    private Mapping mapping;

    public Arrivals(SegmentName name) {
        this.name = name;
    }

    /// The array at this place.
    ///
    /// @throws IOException when there is no such place, or the segment is gone
    public INDArray array(long offset, ArrayForm form) throws IOException {
        MemorySegment memory = slice(offset, form.bytes());
        mapping.use();
        return Overlay.lay(memory, form, mapping::drop);
    }

    /// Copies the elements of an array of primitives.
    public void read(long offset, MemorySegment target) throws IOException {
        Overlay.copy(slice(offset, target.byteSize()), target);
    }

    /// @throws IOException when a part of the segment lies outside of it
    public void requireInside(long offset, long bytes) throws IOException {
        if (offset < 0 || bytes < 0 || offset > name.bytes() - bytes) {
            throw new IOException("array outside its segment: offset=" + offset + ", bytes=" + bytes + ", segment="
                    + name.bytes());
        }
    }

    private MemorySegment slice(long offset, long bytes) throws IOException {
        requireInside(offset, bytes);
        if (mapping == null) {
            mapping = Mapping.copyOnWrite(name);
        }
        return mapping.memory().asSlice(offset, bytes);
    }

    @Override
    public void close() {
        if (mapping != null) {
            mapping.drop();
            mapping = null;
        }
    }
}
