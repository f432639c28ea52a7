package dev.tandem.engine.internal.wire;

import dev.tandem.engine.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/// The settings of a whole process that a call finds where it runs as where it was made.
///
/// @param properties system properties; those that a worker was told before and that are not here any more are cleared
/// @param objects the default locale, those of its categories DISPLAY and FORMAT, and the time zone
/// @param arrayTypes the types of new arrays, or null when nobody has asked for arrays where the call was made
public record Defaults(Map<String, String> properties, byte[] objects, String arrayTypes) {
    /// What [#objects()] holds.
    public record Objects(Locale locale, Locale display, Locale format, TimeZone zone) {}

    public byte[] encode() {
        Encoder out = new Encoder().putString(arrayTypes).putBytes(objects).putInt(properties.size());
        properties.forEach((name, value) -> out.putString(name).putString(value));
        return out.toBytes();
    }

    public static Defaults decode(byte[] message) {
        Decoder in = new Decoder(message);
        String arrayTypes = in.getString();
        byte[] objects = in.getBytes();
        Map<String, String> properties = new HashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            properties.put(in.getString(), in.getString());
        }
        return new Defaults(properties, objects, arrayTypes);
    }

    /// @throws ProtocolException when they cannot be read
    public Objects read() {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(objects))) {
            return new Objects((Locale) in.readObject(), (Locale) in.readObject(), (Locale) in.readObject(),
                    (TimeZone) in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new ProtocolException("defaults cannot be read: cause=" + e, e);
        }
    }
}
