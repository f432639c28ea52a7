package dev.tandem.engine.wire;

import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.code.ShippedClass;
import java.util.List;

/// A shipment under way: the body of a call, with the task's label, or of a result, with an empty one.
public record Parcel(String label, Shipment content) {
    /// The part of the message that precedes the payload, which is sent as it is, without a copy.
    ///
    /// @param classes those of the shipment that the receiver does not have
    public static byte[] head(String label, List<ShippedClass> classes) {
        return new Encoder().putString(label).putClasses(classes).toBytes();
    }

    public static Parcel decode(byte[] message) {
        Decoder in = new Decoder(message);
        return new Parcel(in.getString(), new Shipment(in.getClasses(), in.rest()));
    }
}
