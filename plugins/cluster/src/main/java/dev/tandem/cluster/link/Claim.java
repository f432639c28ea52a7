package dev.tandem.cluster.link;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.ByteBuffer;

/// What a worker needs of a node that has workers of several programs.
///
/// @param worker its number, of its client
/// @param isAgain whether it replaces one that was there before, on this node or on one that is lost
/// @param heap in bytes; 0 for its part
/// @param arrays outside the heap, in bytes; 0 for its part
/// @param sharing how many workers of its group are there
public record Claim(long worker, boolean isAgain, long heap, long arrays, int sharing) {
    private static final int LENGTH = Long.BYTES + Byte.BYTES + 2 * Long.BYTES + Integer.BYTES;

    public static Claim of(long worker, Order order) {
        return new Claim(worker, order.earlier() > 0, order.options().heap(), order.options().nativeMemory(), order.sharing());
    }

    public byte[] encode() {
        return ByteBuffer.allocate(LENGTH).putLong(worker).put((byte) (isAgain ? 1 : 0)).putLong(heap).putLong(arrays).putInt(sharing).array();
    }

    /// @throws ProtocolException when it is none
    public static Claim decode(byte[] form) {
        if (form.length != LENGTH) {
            throw new ProtocolException("no claim of a worker: bytes=" + form.length);
        }
        ByteBuffer in = ByteBuffer.wrap(form);
        return new Claim(in.getLong(), in.get() != 0, in.getLong(), in.getLong(), in.getInt());
    }

    /// What it says of memory, as options.
    public WorkerOptions options() {
        WorkerOptions options = heap > 0 ? WorkerOptions.DEFAULT.withHeap(heap) : WorkerOptions.DEFAULT;
        return arrays > 0 ? options.withNativeMemory(arrays) : options;
    }
}
