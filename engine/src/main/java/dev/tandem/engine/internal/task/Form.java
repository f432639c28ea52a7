package dev.tandem.engine.internal.task;

import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.worker.CallChannel;
import java.io.IOException;

/// The form in which a task or a result waits and travels: simple values are themselves, all others are encoded,
/// so that what waits is as it was when it was given, and takes little room.
public final class Form {
    /// What else is longer lies in a segment, too.
    private static final int LONGEST = 1 << 20;
    /// A longer text is encoded, so that it can lie in a segment; in characters.
    private static final int LONGEST_TEXT = 16 << 10;

    private Form() {}

    /// Whether a value is its own form. A byte array never is: it stands for what it encodes.
    public static boolean isSimple(Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.length() <= LONGEST_TEXT;
            case Boolean _, Character _ -> true;
            case Integer _, Long _, Double _, Float _, Short _, Byte _ -> true;
            default -> false;
        };
    }

    /// The form of an error.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    static Object of(String kind, Object value) {
        return isSimple(value) ? value : Shipping.shipBack(kind, value).payload();
    }

    /// The form of a result, on the worker that has it: where a segment belongs to it, somebody must hold that until the form is read.
    ///
    /// @throws dev.tandem.engine.TandemException when it cannot travel, or there is no memory for it
    static Object ofResult(Object value, CallChannel channel) {
        if (isSimple(value)) {
            return value;
        }
        CallChannel.Encoded encoded = channel.encode("result", value, LONGEST);
        return encoded.isLong() ? encoded : encoded.payload();
    }

    public static Object read(Object form) throws IOException, ClassNotFoundException {
        return switch (form) {
            case byte[] bytes -> Shipping.receive(bytes);
            case CallChannel.Encoded encoded -> Shipping.receive(encoded.payload());
            case null, default -> form;
        };
    }

    /// How much memory a form takes, roughly, besides its segments.
    public static long bytes(Object form) {
        return switch (form) {
            case byte[] bytes -> bytes.length;
            case CallChannel.Encoded encoded -> encoded.payload().length;
            case String text -> text.length();
            case null, default -> 0;
        };
    }
}
