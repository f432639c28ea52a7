package dev.tandem.engine.internal.wire;

import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.util.List;

/// Why a call has no result.
///
/// @param kind whose fault it was
/// @param thrown what was thrown, in words
/// @param original the exception itself with the classes that the main process lacks, or null when it
///     cannot travel
public record FailureReport(Kind kind, Description thrown, Shipment original) {
    private static final Kind[] KINDS = Kind.values();

    /// Whose fault it was.
    public enum Kind {
        /// The user's code threw.
        TASK,
        /// The task could not be read, or its result not be written.
        CANNOT_SHIP,
        /// The call was cancelled before it began.
        CANCELLED
    }

    /// The answer of a call that did not run.
    public byte[] encode() {
        return encode(Timing.NONE);
    }

    /// The answer of a call.
    public byte[] encode(Timing timing) {
        Encoder out = new Encoder();
        timing.encode(out);
        out.putInt(kind.ordinal());
        thrown.encode(out);
        out.putInt(original == null ? 0 : 1);
        if (original != null) {
            out.putClasses(original.classes()).putBytes(original.payload());
        }
        return out.toBytes();
    }

    public static FailureReport decode(byte[] message) {
        Decoder in = new Decoder(message);
        Timing.decode(in);
        Kind kind = KINDS[Math.clamp(in.getInt(), 0, KINDS.length - 1)];
        Description thrown = Description.decode(in);
        boolean travelled = in.getInt() != 0;
        return new FailureReport(kind, thrown, travelled ? new Shipment(in.getClasses(), in.getBytes()) : null);
    }

    /// The classes that came with the exception.
    public List<ShippedClass> classes() {
        return original == null ? List.of() : original.classes();
    }
}
