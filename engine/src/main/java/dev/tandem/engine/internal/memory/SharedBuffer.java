package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.array.ArrayForm;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Memory that the main process and its workers see and write at once, without any copy: made in the main process,
/// it travels like a value and arrives as the same memory. Nothing orders accesses but the calls themselves:
/// what was written before a call is seen by it, what a call wrote is seen after its answer.
///
/// ```
/// SharedBuffer y = SharedBuffer.allocate(n * 8);           // main: arbitrary contents, from a pool
/// ... call(worker, () -> y.array(slice, offset).assign(part))  // worker: its part of the result
/// INDArray result = y.array(whole, 0);                     // main: no copy; the array keeps the memory
/// y.close();
/// ```
///
/// Each array laid over the memory keeps it, in every process. It is used again once the buffer is closed or
/// unreachable, and no array over it is reachable anywhere: so a fresh buffer per result costs no fresh pages. Who
/// writes to a buffer again by himself must know that arrays laid over it earlier change, also on the workers.
/// Thread-safe.
public final class SharedBuffer implements AutoCloseable {
    /// What this process has mapped of other processes' buffers. Guarded by itself.
    private static final Map<Long, WeakReference<SharedBuffer>> FOREIGN = new HashMap<>();

    private final SegmentName name;
    private final long bytes;
    private final Mapping mapping;
    private final Once close;

    private SharedBuffer(SegmentName name, long bytes, Mapping mapping) {
        this.name = name;
        this.bytes = bytes;
        this.mapping = mapping;
        this.close = new Once(mapping);
        Hold.after(this, close);
    }

    /// Ends the buffer's own use of its mapping, by hand or when it is unreachable.
    private static final class Once implements Runnable {
        private final Mapping mapping;
        private boolean done;

        Once(Mapping mapping) {
            this.mapping = mapping;
        }

        @Override
        public synchronized void run() {
            if (!done) {
                done = true;
                mapping.drop();
            }
        }

        synchronized boolean done() {
            return done;
        }

        synchronized void use() {
            if (done) {
                throw new IllegalStateException("shared buffer was closed");
            }
            mapping.use();
        }
    }

    /// A buffer with arbitrary contents.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no room for it
    public static SharedBuffer allocate(long bytes) {
        try (Hold hold = SegmentPool.own().acquire(bytes)) {
            return new SharedBuffer(hold.name(), bytes, Mapping.shared(hold.name()));
        } catch (IOException e) {
            throw new IllegalStateException("a segment that is held cannot be gone", e);
        }
    }

    /// The buffer that another process, or this one, allocated; for the engine's own use.
    ///
    /// @throws IOException when it is gone
    public static SharedBuffer of(SegmentName name, long bytes) throws IOException {
        if (!SegmentTable.isForeign(name)) {
            return new SharedBuffer(name, bytes, Mapping.shared(name));
        }
        synchronized (FOREIGN) {
            WeakReference<SharedBuffer> known = FOREIGN.get(name.id());
            SharedBuffer present = known == null ? null : known.get();
            if (present == null || present.bytes != bytes || present.close.done()) {
                FOREIGN.values().removeIf(each -> each.get() == null);
                present = new SharedBuffer(name, bytes, Mapping.shared(name));
                FOREIGN.put(name.id(), new WeakReference<>(present));
            }
            return present;
        }
    }

    /// How long it is.
    public long bytes() {
        return bytes;
    }

    /// What others find it by; for the engine's own use.
    public SegmentName name() {
        return name;
    }

    /// Writes the elements of an array in C order; with two threads where that is quicker.
    public void put(INDArray array, long offset) {
        ArrayForm form = new ArrayForm(array.dataType(), 'c', array.shape());
        close.use();
        try {
            Overlay.copy(array, form, part(offset, form));
        } finally {
            mapping.drop();
        }
    }

    /// Keeps the memory while a message that names it is under way; for the engine's own use.
    public Hold hold() {
        close.use();
        try {
            Hold hold = SegmentPool.own().find(name.id());
            if (hold == null) {
                throw new IllegalStateException("a shared buffer can only be sent by the process that made it");
            }
            return hold;
        } finally {
            mapping.drop();
        }
    }

    /// An array over a part of the buffer; each call makes another one over the same elements.
    ///
    /// @param offset in bytes, best a multiple of 64
    /// @throws IndexOutOfBoundsException when it does not lie inside
    public INDArray array(ArrayForm form, long offset) {
        MemorySegment part = part(offset, form);
        close.use();
        return Overlay.lay(part, form, mapping::drop);
    }

    /// As [#array], but nothing is kept: whoever closes the buffer must not use the array any more.
    public INDArray lent(ArrayForm form, long offset) {
        return Overlay.lay(part(offset, form), form);
    }

    private MemorySegment part(long offset, ArrayForm form) {
        return mapping.memory().asSlice(0, bytes).asSlice(offset, form.bytes());
    }

    /// Gives up the buffer itself; arrays laid over it stay valid.
    @Override
    public void close() {
        close.run();
    }

    @Override
    public String toString() {
        return "SharedBuffer[bytes=" + bytes + ", segment=" + name.id() + "]";
    }
}
