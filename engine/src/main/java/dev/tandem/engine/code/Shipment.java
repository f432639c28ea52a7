package dev.tandem.engine.code;

import dev.tandem.engine.internal.memory.Hold;
import java.util.List;

/// A value, most often a function, encoded with all that it needs elsewhere. Immutable; may be sent
/// to any number of workers any number of times.
///
/// @param classes every shipped class that decoding or running the value can need; the sender leaves
///     out those that the receiver already has
/// @param payload the encoded graph; not to be changed
/// @param segments what keeps its long arrays, which lie in shared memory; released at the latest when nobody can
///     reach the shipment any more
/// @param captured what it sets and refers to there
/// @param place where in the receiving process it is decoded
public record Shipment(List<ShippedClass> classes, byte[] payload, List<Hold> segments, Captured captured, Place place)
        implements AutoCloseable {
    /// Which code of a class is meant: that of an epoch, see [CodeSwap].
    public record Code(long loader, String name, long epoch) {}

    /// Where a shipment is decoded.
    ///
    /// @param world the number of a consistent state of code and variables, see [Worlds]
    /// @param active the numbers of the kept objects whose code and values it meets there
    /// @param keeps the number of the object that it keeps there; 0 for none
    /// @param codes which code the classes of those kept objects have, as far as some of them got other code since
    public record Place(int world, List<Long> active, long keeps, List<Code> codes) {
        /// Where there is nothing to be told apart.
        public static final Place FIRST = new Place(0, List.of(), 0, List.of());
    }

    public Shipment {
        classes = List.copyOf(classes);
        segments = List.copyOf(segments);
    }

    /// A shipment with everything inside that has nothing to do with others.
    public Shipment(List<ShippedClass> classes, byte[] payload) {
        this(classes, payload, List.of(), Captured.NOTHING, Place.FIRST);
    }

    /// What has come from another process, for a place in this one.
    public static Shipment arrived(List<ShippedClass> classes, byte[] payload, Place place) {
        return new Shipment(classes, payload, List.of(), Captured.NOTHING, place);
    }

    Shipment referringTo(List<Long> remoteObjects) {
        return remoteObjects.isEmpty() ? this
                : new Shipment(classes, payload, segments, captured.referringTo(remoteObjects), place);
    }

    /// Whether it sets nothing there and has no typed classes.
    boolean bringsNothing() {
        return classes.isEmpty() && captured.bindings().isEmpty();
    }

    /// The same in another place, with the same arrays.
    public Shipment at(Place given) {
        return place == given ? this : new Shipment(classes, payload, segments, captured, given);
    }

    /// The same, which keeps these segments instead.
    public Shipment keeping(List<Hold> holds) {
        return new Shipment(classes, payload, holds, captured, place);
    }

    /// Says that it will not be sent any more; calls under way keep what they need.
    @Override
    public void close() {
        segments.forEach(Hold::close);
    }
}
