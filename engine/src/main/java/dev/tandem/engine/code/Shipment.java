package dev.tandem.engine.code;

import dev.tandem.engine.memory.Hold;
import java.util.List;

/// A value, most often a function, encoded with all that it needs elsewhere. Immutable; may be sent
/// to any number of workers any number of times.
///
/// @param classes every shipped class that decoding or running the value can need; the sender leaves
///     out those that the receiver already has
/// @param payload the encoded graph; not to be changed
/// @param segments what keeps its long arrays, which lie in shared memory; released at the latest when nobody can
///     reach the shipment any more
public record Shipment(List<ShippedClass> classes, byte[] payload, List<Hold> segments) implements AutoCloseable {
    public Shipment {
        classes = List.copyOf(classes);
        segments = List.copyOf(segments);
    }

    /// A shipment with everything inside.
    public Shipment(List<ShippedClass> classes, byte[] payload) {
        this(classes, payload, List.of());
    }

    /// Says that it will not be sent any more; calls under way keep what they need.
    @Override
    public void close() {
        segments.forEach(Hold::close);
    }
}
