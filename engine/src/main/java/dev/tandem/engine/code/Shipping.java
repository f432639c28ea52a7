package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.graph.Discovery;
import dev.tandem.engine.graph.GraphReader;
import dev.tandem.engine.graph.GraphWriter;
import dev.tandem.engine.memory.Arrivals;
import dev.tandem.engine.memory.Cargo;
import dev.tandem.engine.memory.SegmentName;
import dev.tandem.engine.memory.SegmentPool;
import dev.tandem.engine.memory.SegmentSource;
import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Encodes values and functions for another process, and decodes them there. Thread-safe.
///
/// ```
///  segment    1 and its name, or 0: where the long arrays are
///  links      count, then loader, member, class, name, descriptor each: where top-level members are
///  simple     (1, loader, class, field, value)*, 0: numbers, texts and nulls, which code that runs while the
///             rest is decoded may read
///  root       the value
///  variables  in the same form: what other session variables and static fields hold
/// ```
///
/// What is captured are copies of the moment: later changes here are not seen there, and the reverse.
public final class Shipping {
    private static final Discovery NOTHING = new Discovery() {
        @Override
        public void lambda(Class<?> capturing, SerializedLambda form) {
            // Results bring no code: their classes came from where they return to.
        }

        @Override
        public boolean takesEnumState() {
            return false;
        }

        @Override
        public void instance(Class<?> type) {
            // As above.
        }

        @Override
        public void type(Class<?> type) {
            // As above.
        }
    };

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
        PlainSnippets.refresh();
        Cargo cargo = segments == null ? null : new Cargo();
        GraphWriter[] writer = new GraphWriter[1];
        Capture capture = new Capture(() -> writer[0].where());
        GraphWriter body = new GraphWriter(Loaders.INSTANCE, capture, cargo);
        writer[0] = body;
        GraphWriter simple = new GraphWriter(Loaders.INSTANCE, NOTHING);
        body.write(kind, name, root);
        for (Field variable = capture.nextVariable(); variable != null; variable = capture.nextVariable()) {
            Object value = Statics.valueOf(variable);
            if (isSimple(value)) {
                writeName(simple, variable);
                writeSimple(simple, value);
            } else {
                writeName(body, variable);
                body.write("variable", capture.nameOf(variable), value);
                capture.arrivesLate(variable);
            }
        }
        simple.number(0);
        body.number(0);
        capture.refuseEarlyReads();
        byte[] payload = joined(head(capture), simple.bytes(), body.bytes());
        return loaded(shipped(capture), payload, cargo, segments);
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
        Cargo cargo = segments == null ? null : new Cargo();
        GraphWriter writer = new GraphWriter(Loaders.INSTANCE, NOTHING, cargo);
        writer.number(0);
        writer.number(0);
        writer.write(kind, kind, root);
        writer.number(0);
        return loaded(List.of(), writer.bytes(), cargo, segments);
    }

    private static Shipment loaded(List<ShippedClass> classes, byte[] payload, Cargo cargo, SegmentSource segments) {
        GraphWriter place = new GraphWriter(Loaders.INSTANCE, NOTHING);
        if (cargo == null) {
            place.number(0);
            return new Shipment(classes, joined(place.bytes(), payload));
        }
        Cargo.Loaded loaded = cargo.load(segments);
        place.number(loaded.room() == null ? 0 : 1);
        if (loaded.room() != null) {
            place.text(loaded.room().text());
        }
        return new Shipment(classes, joined(place.bytes(), payload), loaded.holds());
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

    /// Decodes a payload and sets the variables and links that came with it.
    ///
    /// Not to be called while functions of an earlier payload run.
    ///
    /// @throws IOException when the bytes are not what the other side wrote
    public static Object receive(byte[] payload) throws IOException, ClassNotFoundException {
        GraphReader reader = new GraphReader(payload, Loaders.INSTANCE);
        if (reader.number() == 0) {
            return receive(reader);
        }
        try (Arrivals arrivals = new Arrivals(SegmentName.parse(reader.text()))) {
            reader.arrivals(arrivals);
            return receive(reader);
        }
    }

    private static Object receive(GraphReader reader) throws IOException, ClassNotFoundException {
        for (long n = reader.number(); n > 0; n--) {
            Links links = Links.of(Loaders.INSTANCE.loader(reader.number()));
            links.define(new Links.Member(reader.text()),
                    new Links.Definition(reader.text(), reader.text(), reader.text()));
        }
        while (reader.number() == 1) {
            Class<?> owner = Loaders.INSTANCE.find(reader.number(), reader.text());
            set(owner, reader.text(), reader.number() == 0 ? reader.read() : reader.text());
        }
        Object root = reader.read();
        while (reader.number() == 1) {
            Class<?> owner = Loaders.INSTANCE.find(reader.number(), reader.text());
            set(owner, reader.text(), reader.read());
        }
        return root;
    }

    private static boolean isSimple(Object value) {
        return value == null || value instanceof String || value instanceof Character || value instanceof Boolean
                || value instanceof Number && value.getClass().getPackageName().equals("java.lang");
    }

    private static void writeName(GraphWriter out, Field variable) {
        out.number(1);
        out.number(Loaders.INSTANCE.loaderOf(variable.getDeclaringClass()));
        out.text(variable.getDeclaringClass().getName());
        out.text(variable.getName());
    }

    /// Texts go outside the graph, which would count them among its objects.
    private static void writeSimple(GraphWriter out, Object value) {
        if (value instanceof String text) {
            out.number(1);
            out.text(text);
        } else {
            out.number(0);
            out.write("variable", "", value);
        }
    }

    private static void set(Class<?> owner, String name, Object value) throws IOException {
        try {
            Statics.set(owner, name, value);
        } catch (ReflectiveOperationException e) {
            throw new IOException("variable differs here: class=" + owner.getName() + ", name=" + name, e);
        }
    }

    private static byte[] head(Capture capture) {
        GraphWriter head = new GraphWriter(Loaders.INSTANCE, NOTHING);
        head.number(capture.links().values().stream().mapToInt(Map::size).sum());
        capture.links().forEach((loader, members) -> members.forEach((member, definition) -> {
            head.number(Loaders.INSTANCE.numberOf(loader));
            head.text(member.key());
            head.text(definition.className());
            head.text(definition.name());
            head.text(definition.descriptor());
        }));
        return head.bytes();
    }

    private static List<ShippedClass> shipped(Capture capture) {
        List<ShippedClass> classes = new ArrayList<>();
        for (Class<?> type : capture.classes()) {
            classes.add(new ShippedClass(Loaders.INSTANCE.loaderOf(type), type.getName(),
                    ClassSummary.of(type).classFile()));
        }
        return classes;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
