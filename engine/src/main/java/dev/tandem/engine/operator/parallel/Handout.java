package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.SharedBuffer;
import java.lang.ref.Reference;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An array that operators on workers get parts of: copied once to a segment, or not at all where it lies in memory already that
/// all see; a short one goes into the messages. Used by one thread, which closes it after the answers.
final class Handout implements AutoCloseable {
    /// Dense when it is short.
    private final INDArray array;
    /// In which segment it lies; null for a short one.
    private final SegmentPool.Spot spot;

    private Handout(INDArray array, SegmentPool.Spot spot) {
        this.array = array;
        this.spot = spot;
    }

    /// @param mayShare whether the workers see shared memory
    /// @throws dev.tandem.engine.TandemException when there is no room for it
    static Handout of(INDArray x, boolean mayShare) {
        long bytes = x.length() * x.dataType().width();
        if (bytes < Cargo.THRESHOLD) {
            return new Handout(Elements.dense(x), null);
        }
        // Elsewhere workers have copies of segments as they were when one was first sent, and this array may have changed.
        SegmentPool.Spot present = mayShare && Elements.isPlain(x) ? Elements.use(x, SegmentPool.own()::find) : null;
        return new Handout(x, present == null ? copied(x, bytes) : present);
    }

    private static SegmentPool.Spot copied(INDArray x, long bytes) {
        try (SharedBuffer buffer = SharedBuffer.allocate(bytes)) {
            buffer.put(x, 0);
            return new SegmentPool.Spot(buffer.hold(), 0);
        }
    }

    /// These elements, for one operator.
    Portion portion(Stretches elements) {
        if (spot == null) {
            return Portion.inside(Elements.bytes(array, elements));
        }
        return new Portion(spot.hold().name(), elements.times(array.dataType().width()).shifted(spot.offset()), null);
    }

    /// What must be kept until the workers have answered.
    List<Hold> holds() {
        return spot == null ? List.of() : List.of(spot.hold());
    }

    @Override
    public void close() {
        if (spot != null) {
            spot.hold().close();
        }
        Reference.reachabilityFence(array);
    }
}
