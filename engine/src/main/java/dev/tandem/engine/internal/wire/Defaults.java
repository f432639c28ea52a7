package dev.tandem.engine.internal.wire;

import dev.tandem.engine.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/// The settings of a whole process that a call finds where it runs as where it was made.
///
/// @param properties system properties; those that a worker was told before and that are not here any more are cleared
/// @param objects what [Objects#encode()] made
/// @param arrayTypes the types of new arrays, or null when nobody has asked for arrays where the call was made
public record Defaults(Map<String, String> properties, byte[] objects, String arrayTypes) {
    /// The default locale, those of its categories DISPLAY and FORMAT, and the time zone.
    public record Objects(Locale locale, Locale display, Locale format, TimeZone zone) {
        /// By their names where these say all; others are serialized, which costs a starting worker a tenth of its first call.
        ///
        /// @throws IOException when they cannot be serialized
        public byte[] encode() throws IOException {
            Encoder out = new Encoder();
            boolean areNamed = isNamed(locale) && isNamed(display) && isNamed(format) && TimeZone.getTimeZone(zone.getID()).equals(zone);
            if (areNamed) {
                return out.putString(locale.toLanguageTag()).putString(display.toLanguageTag()).putString(format.toLanguageTag())
                        .putString(zone.getID()).toBytes();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream all = new ObjectOutputStream(bytes)) {
                for (Object each : List.of(locale, display, format, zone)) {
                    all.writeObject(each);
                }
            }
            return out.putString(null).putBytes(bytes.toByteArray()).toBytes();
        }

        private static boolean isNamed(Locale locale) {
            return Locale.forLanguageTag(locale.toLanguageTag()).equals(locale);
        }
    }

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
        Decoder from = new Decoder(objects);
        String locale = from.getString();
        if (locale != null) {
            return new Objects(Locale.forLanguageTag(locale), Locale.forLanguageTag(from.getString()), Locale.forLanguageTag(from.getString()),
                    TimeZone.getTimeZone(from.getString()));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(from.getBytes()))) {
            return new Objects((Locale) in.readObject(), (Locale) in.readObject(), (Locale) in.readObject(),
                    (TimeZone) in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new ProtocolException("defaults cannot be read: cause=" + e, e);
        }
    }
}
