package dev.tandem.engine.task;

import dev.tandem.engine.code.Shipping;
import java.io.IOException;

/// The form in which a task or a result waits and travels: simple values are themselves, all others are encoded,
/// so that what waits is as it was when it was given, and takes little room.
final class Form {
    private Form() {}

    /// Whether a value is its own form. A byte array never is: it stands for what it encodes.
    static boolean isSimple(Object value) {
        return switch (value) {
            case null -> true;
            case String _, Boolean _, Character _ -> true;
            case Integer _, Long _, Double _, Float _, Short _, Byte _ -> true;
            default -> false;
        };
    }

    /// The form of a result or of an error.
    ///
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    static Object of(String kind, Object value) {
        return isSimple(value) ? value : Shipping.shipBack(kind, value).payload();
    }

    static Object read(Object form) throws IOException, ClassNotFoundException {
        return form instanceof byte[] bytes ? Shipping.receive(bytes) : form;
    }
}
