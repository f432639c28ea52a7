package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SharedBuffer;
import dev.tandem.engine.space.VectorSpace;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A vector that workers write, each its part: straight into the memory of the result, or with the answers when it is
/// short or they do not see that memory. Used by one thread, which closes it; arrays taken from it by [#array] stay valid.
final class Harvest implements AutoCloseable {
    private final VectorSpace space;
    /// Null where it comes with the answers.
    private final SharedBuffer buffer;
    /// Null without a buffer.
    private final Hold hold;
    /// Null before one without a buffer is needed.
    private INDArray pasted;

    /// @param mayShare whether the workers see shared memory
    /// @throws dev.tandem.engine.TandemException when there is no room for it
    Harvest(VectorSpace space, boolean mayShare) {
        this.space = space;
        long bytes = space.length() * space.type().width();
        this.buffer = mayShare && bytes >= Cargo.THRESHOLD ? SharedBuffer.allocate(bytes) : null;
        this.hold = buffer == null ? null : buffer.hold();
    }

    /// Where one operator writes these elements.
    Portion portion(Stretches elements) {
        return buffer == null ? Portion.BY_ANSWER
                : new Portion(buffer.name(), elements.times(space.type().width()), null);
    }

    /// Takes the answer of the operator that writes from this element on.
    ///
    /// @param answer see [OperatorAsWorker#execute(OperatorOrder)]
    void take(Object answer, long element) {
        if (buffer != null) {
            return;
        }
        switch (answer) {
            case INDArray whole when Arrays.equals(whole.shape(), space.shape()) && Elements.isPlain(whole) -> pasted = whole;
            case INDArray part -> Elements.paste(part, blank(), element);
            default -> Elements.paste((byte[]) answer, blank(), element);
        }
    }

    /// The vector, in memory of its own.
    INDArray array() {
        return buffer == null ? blank() : buffer.array(form(), 0);
    }

    /// The vector, of use until this is closed.
    INDArray lent() {
        return buffer == null ? blank() : buffer.lent(form(), 0);
    }

    private INDArray blank() {
        if (pasted == null) {
            pasted = Elements.blank(space.type(), space.shape());
        }
        return pasted;
    }

    private ArrayForm form() {
        return new ArrayForm(space.type(), 'c', space.shape());
    }

    /// What must be kept until the workers have answered.
    List<Hold> holds() {
        return hold == null ? List.of() : List.of(hold);
    }

    @Override
    public void close() {
        if (buffer != null) {
            hold.close();
            buffer.close();
        }
    }
}
