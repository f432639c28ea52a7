package dev.tandem.engine.code;

import java.util.List;

/// A value, most often a function, encoded with all that it needs elsewhere. Immutable; may be sent
/// to any number of workers any number of times.
///
/// @param classes every shipped class that decoding or running the value can need; the sender leaves
///     out those that the receiver already has
/// @param payload the encoded graph; not to be changed
public record Shipment(List<ShippedClass> classes, byte[] payload) {
    public Shipment {
        classes = List.copyOf(classes);
    }
}
