package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.system.Libc;
import dev.tandem.engine.internal.system.NativeHeap;
import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.ndarray.INDArray;

/// New arrays that are about to be filled: ND4J writes zeros into all that it makes, which for long ones takes as long as filling
/// them. On workers, where somebody watches how much memory of the C library is in use and collects arrays early; elsewhere these
/// are ND4J's. Any thread.
public final class UnfilledArrays {
    private static final long WORTH_IT = 1 << 20;

    private UnfilledArrays() {}

    /// An array of unspecified contents. Its memory is freed some time after nobody can reach it or a view of it.
    public static INDArray of(ArrayForm form) {
        MemorySegment memory = form.bytes() < WORTH_IT || !NativeHeap.isWatched() ? null : Libc.allocate(form.bytes());
        if (memory == null) {
            return Elements.blank(form.type(), form.shape());
        }
        return Overlay.lay(memory, form, () -> Libc.free(memory));
    }
}
