package dev.tandem.engine.internal.wire;

import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.util.List;

/// A shipment under way: the body of a call, with the task's label, or of a result, with an empty one.
public record Parcel(String label, Shipment content) {
    /// As [#head], of an answer.
    public static byte[] answerHead(Timing timing, List<ShippedClass> classes, Shipment.Place place) {
        Encoder out = new Encoder();
        timing.encode(out);
        return head(out, "", classes, place);
    }

    /// The value that an answer brings.
    public static Parcel ofAnswer(byte[] message) {
        Decoder in = new Decoder(message);
        Timing.decode(in);
        return decode(in);
    }

    /// The part of the message that precedes the payload, which is sent as it is, without a copy.
    ///
    /// @param classes those of the shipment that the receiver does not have
    /// @param place where the receiver decodes it
    public static byte[] head(String label, List<ShippedClass> classes, Shipment.Place place) {
        return head(new Encoder(), label, classes, place);
    }

    private static byte[] head(Encoder out, String label, List<ShippedClass> classes, Shipment.Place place) {
        out.putString(label).putInt(place.world()).putLong(place.keeps()).putInt(place.active().size());
        place.active().forEach(out::putLong);
        out.putInt(place.codes().size());
        place.codes().forEach(code -> out.putLong(code.loader()).putString(code.name()).putLong(code.epoch()));
        return out.putClasses(classes).toBytes();
    }

    public static Parcel decode(byte[] message) {
        return decode(new Decoder(message));
    }

    static Parcel decode(Decoder in) {
        String label = in.getString();
        int world = in.getInt();
        long keeps = in.getLong();
        Shipment.Place place = new Shipment.Place(world, in.getLongs(), keeps, in.getCodes());
        return new Parcel(label, Shipment.arrived(in.getClasses(), in.rest(), place));
    }
}
