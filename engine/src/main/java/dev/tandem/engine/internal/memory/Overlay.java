package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.internal.array.Elements;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Arrays laid over memory that is not theirs, and arrays copied to such memory.
final class Overlay {
    /// Below this a second thread costs more than it saves.
    private static final long WORTH_A_THREAD = 8 << 20;

    static {
        // Always before JavaCPP's own classes, which need each other: two threads that begin at different ends, such as
        // this one and the one that loads ND4J in the background, would wait for each other for ever.
        Nd4j.getBackend();
    }

    private Overlay() {}

    /// An address as ND4J takes it; has no deallocator, so that nobody frees it.
    private static final class Address extends Pointer {
        Address(long address, long elements) {
            this.address = address;
            this.limit = elements;
            this.capacity = elements;
        }
    }

    /// An array whose elements lie in a mapping. All views of an array share the first buffer or refer to it.
    ///
    /// @param collected runs some time after nobody can reach the array or a view of it any more; until
    ///     then the memory must stay mapped
    static INDArray lay(MemorySegment memory, ArrayForm form, Runnable collected) {
        DataBuffer buffer = buffer(memory, form);
        Hold.after(buffer, collected);
        return array(buffer, form);
    }

    /// As [#lay(MemorySegment, ArrayForm, Runnable)], for an array that is given up before the memory is.
    static INDArray lay(MemorySegment memory, ArrayForm form) {
        return array(buffer(memory, form), form);
    }

    private static DataBuffer buffer(MemorySegment memory, ArrayForm form) {
        return Nd4j.createBuffer(new Address(memory.address(), form.length()), form.length(), form.type());
    }

    private static INDArray array(DataBuffer buffer, ArrayForm form) {
        return Nd4j.create(buffer, form.shape(), form.strides(), 0, form.order(), form.type());
    }

    /// Writes an array's elements to where they lie as the form says.
    static void copy(INDArray array, ArrayForm form, MemorySegment target) {
        if (form.fits(array)) {
            Elements.use(array, source -> {
                copy(source, target);
                return null;
            });
        } else {
            long n = form.length();
            array(Nd4j.createBuffer(new Address(target.address(), n), n, form.type()), form).assign(array);
        }
    }

    /// Copies with two threads where that is quicker: memory is fast enough for both, page faults even more.
    static void copy(MemorySegment source, MemorySegment target) {
        long bytes = source.byteSize();
        if (bytes < WORTH_A_THREAD || Runtime.getRuntime().availableProcessors() < 2) {
            MemorySegment.copy(source, 0, target, 0, bytes);
            return;
        }
        long half = bytes / 2;
        Thread other = Thread.ofPlatform().daemon().name("tandem-copy").inheritInheritableThreadLocals(false)
                .start(() -> MemorySegment.copy(source, half, target, half, bytes - half));
        MemorySegment.copy(source, 0, target, 0, half);
        join(other);
    }

    /// Whether an array whose elements lie as the form says is equal to a copy, bit by bit.
    static boolean same(INDArray array, ArrayForm form, MemorySegment copy) {
        return form.fits(array) && Elements.use(array, elements -> same(elements, copy));
    }

    /// Whether two stretches of equal length are equal, bit by bit; also with two threads.
    static boolean same(MemorySegment one, MemorySegment other) {
        long bytes = one.byteSize();
        if (bytes < WORTH_A_THREAD || Runtime.getRuntime().availableProcessors() < 2) {
            return one.mismatch(other) < 0;
        }
        long half = bytes / 2;
        AtomicBoolean rest = new AtomicBoolean();
        Thread second = Thread.ofPlatform().daemon().name("tandem-compare").inheritInheritableThreadLocals(false)
                .start(() -> rest.set(one.asSlice(half).mismatch(other.asSlice(half)) < 0));
        boolean begin = one.asSlice(0, half).mismatch(other.asSlice(0, half)) < 0;
        join(second);
        return begin && rest.get();
    }

    private static void join(Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
