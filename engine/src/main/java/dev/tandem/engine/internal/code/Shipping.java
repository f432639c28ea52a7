package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.graph.LongStack;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.SegmentSource;
import dev.tandem.engine.internal.shipment.Binding;
import dev.tandem.engine.internal.shipment.Captured;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// Encodes values and functions for another process, and decodes them there. Thread-safe.
///
/// ```
///  rooms      count, then the name of each segment with long arrays; when there are any:
///   places    count, then of each array: index of the room, offset
///   cuts      count, then of each stretch of what follows that lies in a segment: where, length, number of the array
///  epoch      1 + the epoch of the code that it runs, see CodeSwap; 0 for that which is there
///  links      count, then loader, member, class, name, descriptor each: where top-level members are
///  simple     (1, loader, class, field, value)*, 0: numbers, texts and nulls, which code that runs while the
///             rest is decoded may read
///  early      in the same form: what other session variables and static fields hold that such code reads
///  root       the value
///  variables  in the same form: what the rest of them hold
/// ```
///
/// What is captured are copies of the moment: later changes here are not seen there, and the reverse.
public final class Shipping {
    private Shipping() {}

    /// Encodes a value with the classes, session variables and methods behind its functions.
    ///
    /// @throws CannotShipException when something in it cannot travel; names variable and path
    public static Shipment ship(Object root) {
        return ship("value", "value", root);
    }

    /// As [#ship(Object)]; the kind and name say in errors what the value is to the user.
    public static Shipment ship(String kind, String name, Object root) {
        return ship(kind, name, root, SegmentPool.own());
    }

    /// As [#ship(String, String, Object)].
    ///
    /// @param segments where long arrays go, or null when they travel inside the message
    public static Shipment ship(String kind, String name, Object root, SegmentSource segments) {
        return ship(kind, name, root, false, binding -> false, segments);
    }

    /// As [#ship(String, String, Object)].
    ///
    /// @param keeps whether an object is kept of which later calls may use all methods
    /// @param compared of which variables the contents have to be comparable with those of other shipments
    public static Shipment ship(String kind, String name, Object root, boolean keeps, Predicate<Binding> compared,
            SegmentSource segments) {
        PlainSnippets.refresh();
        return LongStack.run(kind + "=" + name,
                () -> OneMoment.ship(() -> Packing.of(kind, name, root, keeps, compared, segments)));
    }

    /// Encodes a value on its way back to where its classes came from.
    ///
    /// @throws CannotShipException when something in it cannot travel; names the path
    public static Shipment shipBack(String kind, Object root) {
        return shipBack(kind, root, null);
    }

    /// As [#shipBack(String, Object)].
    ///
    /// @param segments where long arrays go, or null when they travel inside the message
    public static Shipment shipBack(String kind, Object root, SegmentSource segments) {
        return shipBack(kind, root, segments, Sealing.LONG);
    }

    /// As [#shipBack(String, Object, SegmentSource)].
    ///
    /// @param longest what else is longer lies in a segment, too; in bytes
    public static Shipment shipBack(String kind, Object root, SegmentSource segments, int longest) {
        return LongStack.run(kind + "=" + kind, () -> packedBack(kind, root, segments, longest));
    }

    private static Shipment packedBack(String kind, Object root, SegmentSource segments, int longest) {
        Cargo cargo = segments == null ? null : new Cargo();
        GraphWriter writer = new GraphWriter(Loaders.INSTANCE, new Silence(false), cargo);
        writer.number(0);
        writer.number(0);
        writer.number(0);
        writer.number(0);
        writer.write(kind, kind, root);
        writer.number(0);
        return new Sealing(cargo, segments, longest).shipment(List.of(), Captured.NOTHING, writer.bytes());
    }

    /// A copy as another process would get it, for back ends without processes; functions keep their code.
    ///
    /// @throws CannotShipException when something in it cannot travel; names the path
    public static Object copy(String kind, Object root) {
        try {
            return receive(shipBack(kind, root).payload());
        } catch (IOException | ClassNotFoundException e) {
            throw new CannotShipException("cannot be copied: " + kind + "=" + root.getClass().getName(), e);
        }
    }

    /// Makes a shipped class known to this process; must precede the payloads that need it.
    public static void accept(ShippedClass shipped) {
        Loaders.INSTANCE.accept(shipped);
    }

    /// Decodes what came back to this process, in the world of the present task.
    ///
    /// @throws IOException when the bytes are not what the other side wrote
    public static Object receive(byte[] payload) throws IOException, ClassNotFoundException {
        return received(payload, new Shipment.Place(Loaders.INSTANCE.world(), List.of(), 0, List.of()));
    }

    /// Decodes what was sent to a place in this process, and sets the variables and links that came with it.
    ///
    /// Not to be called while functions of an earlier payload run.
    ///
    /// @throws IOException when the bytes are not what the other side wrote
    public static Object receive(byte[] payload, Shipment.Place place) throws IOException, ClassNotFoundException {
        Loaders.INSTANCE.enter(place.world());
        return received(payload, place);
    }

    private static Object received(byte[] payload, Shipment.Place place) throws IOException, ClassNotFoundException {
        return LongStack.<Object, IOException, ClassNotFoundException>run("bytes=" + payload.length,
                () -> new Arrival(payload, place).open());
    }

    /// Forgets the code and values of an object that was kept in this process.
    public static void forget(long keptObject) {
        ArrivingVariables.forget(keptObject);
    }
}
