package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.graph.Literals;
import dev.tandem.engine.internal.graph.bundle.NoBundleException;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.SegmentSource;
import dev.tandem.engine.internal.shipment.Binding;
import dev.tandem.engine.internal.shipment.Captured;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.lang.reflect.Field;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One attempt to encode a value with all that it needs; see [Shipping] for the form. Used by one thread.
final class Packing {
    /// A variable whose value was encoded.
    ///
    /// @param value what it held
    /// @param from where its encoded form begins; -1 for simple values
    /// @param to where it ends
    private record Taken(Field variable, Object value, int from, int to) {}

    private static final byte[] NONE_SIMPLE = {0};
    /// A variable that goes before the value, since code that runs while that arrives reads it.
    ///
    /// @param name what the user calls it
    private record Early(Field variable, String name) {}

    private static final byte[] FIRST_EPOCH = number(1);
    private static final LinkTable NO_LINKS = LinkTable.of(Map.of());

    private final Predicate<Binding> compared;
    /// Null when long arrays are inside what is written.
    private final Cargo cargo;
    private final Sealing loading;
    private final Capture capture;
    private final GraphWriter body;
    /// Null while there are no simple values.
    private GraphWriter simple;
    private final List<Taken> taken = new ArrayList<>();
    private final Map<Binding, Binding.Content> bindings = new HashMap<>();

    /// @throws CannotShipException when something in it cannot travel
    static Packing of(String kind, String name, Object root, boolean keeps, Predicate<Binding> compared,
            SegmentSource segments) {
        Packing bundled = segments == null ? null : bundled(kind, name, root, keeps, compared, segments);
        Packing usual = bundled != null ? bundled : new Packing(kind, name, root, keeps, compared, segments, List.of(), false);
        Collection<Early> early = usual.early();
        return early.isEmpty() ? usual : new Packing(kind, name, root, keeps, compared, segments, early, false);
    }

    /// @return null when all of it has to go as it is
    private static Packing bundled(String kind, String name, Object root, boolean keeps, Predicate<Binding> compared,
            SegmentSource segments) {
        try {
            Packing bundled = new Packing(kind, name, root, keeps, compared, segments, List.of(), true);
            // What reads variables while it arrives must arrive each time.
            return bundled.body.hasBundles() && !bundled.capture.readOnArrival().isEmpty() ? null : bundled;
        } catch (NoBundleException e) {
            return null;
        }
    }

    private Packing(String kind, String name, Object root, boolean keeps, Predicate<Binding> compared,
            SegmentSource segments, Collection<Early> early, boolean bundles) {
        this.compared = compared;
        cargo = segments == null ? null : new Cargo();
        loading = new Sealing(cargo, segments, Sealing.LONG);
        capture = new Capture(keeps);
        body = capture.writer(cargo);
        if (bundles) {
            body.bundle();
        }
        early.forEach(variable -> write(variable.variable(), variable.name(), Statics.valueOf(variable.variable())));
        body.number(0);
        guarded(() -> body.write(kind, name, root));
        if (cargo != null) {
            cargo.lasting(true);
        }
        for (Field variable = capture.nextVariable(); variable != null; variable = capture.nextVariable()) {
            take(variable);
        }
        body.number(0);
    }

    /// The variables that have to be set before others are read, in the order in which that is possible.
    private Collection<Early> early() {
        Map<Field, Early> ordered = new LinkedHashMap<>();
        if (holdsValues()) {
            Map<Field, String> read = capture.readOnArrival();
            taken.stream().filter(t -> t.from >= 0 && read.containsKey(t.variable))
                    .forEach(t -> arrange(t.variable, read.get(t.variable), ordered, new LinkedHashSet<>()));
        }
        return ordered.values();
    }

    private static void arrange(Field variable, String name, Map<Field, Early> ordered, Set<Field> open) {
        Object value = Statics.valueOf(variable);
        if (ordered.containsKey(variable) || isSimple(value)) {
            return;
        }
        if (!open.add(variable)) {
            throw new CannotShipException("its value is read while it arrives, before the variable can be set; use the "
                    + "variable in a method instead: variable=" + name);
        }
        Capture trial = new Capture(false);
        new GraphWriter(Loaders.INSTANCE, trial, new Cargo()).write("variable", name, value);
        trial.readOnArrival().forEach((field, called) -> arrange(field, called, ordered, open));
        ordered.put(variable, new Early(variable, name));
    }

    private void write(Field variable, String name, Object value) {
        writeName(body, variable);
        int from = body.size();
        guarded(() -> body.write("variable", name, value));
        taken.add(new Taken(variable, value, from, body.size()));
        bind(variable, name, value);
    }

    private void take(Field variable) {
        if (taken.stream().anyMatch(t -> t.variable.equals(variable))) {
            return;
        }
        boolean optional = capture.isOptional(variable);
        if (optional && !canTravel(variable)) {
            capture.skip(variable);
            return;
        }
        Object value = Statics.valueOf(variable);
        if (isSimple(value)) {
            taken.add(new Taken(variable, value, -1, -1));
            simple = simple == null ? new GraphWriter(Loaders.INSTANCE, new Silence(false)) : simple;
            writeName(simple, variable);
            writeSimple(simple, value);
        } else {
            capture.setLenient(optional);
            try {
                write(variable, capture.nameOf(variable), value);
            } finally {
                capture.setLenient(false);
            }
            return;
        }
        bind(variable, capture.nameOf(variable), value);
    }

    private void bind(Field variable, String name, Object value) {
        Binding binding = new Binding(Loaders.INSTANCE.loaderOf(variable.getDeclaringClass()),
                variable.getDeclaringClass().getName(), variable.getName());
        Object state = isSimple(value) ? Optional.ofNullable(value)
                : compared.test(binding) ? digest(name, value) : null;
        bindings.put(binding, new Binding.Content(name, false, variable.isEnumConstant(), state));
    }

    private boolean canTravel(Field variable) {
        try {
            Object value = Statics.valueOf(variable);
            Capture trial = new Capture(false);
            new GraphWriter(Loaders.INSTANCE, trial, new Cargo()).write("variable", capture.nameOf(variable), value);
            return true;
        } catch (CannotShipException e) {
            // Whoever needs it hears of it then.
            return false;
        }
    }

    /// Values that are changed while they are read may throw anything of this kind.
    private void guarded(Runnable writing) {
        try {
            writing.run();
        } catch (CannotShipException | NoBundleException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unreadable("cannot be read: " + body.where() + ", cause=" + e, e);
        }
    }

    /// Reading a value failed, maybe because it was being changed.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// What is the same for equal values, wherever in a shipment they are.
    private Object digest(String name, Object value) {
        GraphWriter alone = new GraphWriter(Loaders.INSTANCE, new Silence(true));
        guarded(() -> alone.write("variable", name, value));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(alone.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSimple(Object value) {
        return value == null || value instanceof String || value instanceof Character || value instanceof Boolean
                || value instanceof Number && value.getClass().getPackageName().equals("java.lang");
    }

    private static byte[] number(long value) {
        GraphWriter writer = new GraphWriter(Loaders.INSTANCE, new Silence(false));
        writer.number(value);
        return writer.bytes();
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
            out.number(Literals.isLiteral(text) ? 2 : 1);
            out.text(text);
        } else {
            out.number(0);
            out.write("variable", "", value);
        }
    }

    /// Whether its parts could be of different moments: more than one variable, or one whose value has parts.
    boolean hasParts() {
        return taken.size() > 1 || holdsValues();
    }

    /// Whether variables hold more than numbers and texts, so that their contents may change.
    boolean holdsValues() {
        return !taken.isEmpty() && taken.stream().anyMatch(t -> t.from >= 0);
    }

    int size() {
        return body.size();
    }

    /// Whether a thread that is not the one that evaluates the code in question asks for this.
    boolean isElsewhere() {
        return taken.stream().anyMatch(t -> !(t.variable.getDeclaringClass().getClassLoader() instanceof SessionClassLoader session
                && session.evaluates(Thread.currentThread())));
    }

    /// What the user calls a variable that holds something else by now; null when there is none.
    String reassigned() {
        for (Taken one : taken) {
            Object now = Statics.valueOf(one.variable);
            if (one.from < 0 ? !(now == null ? one.value == null : now.equals(one.value)) : now != one.value) {
                return capture.nameOf(one.variable);
            }
        }
        return null;
    }

    /// What the user calls a variable whose contents differ in a later attempt; null when nothing differs.
    String difference(Packing later) {
        int at = Arrays.mismatch(body.bytes(), later.body.bytes());
        if (at < 0) {
            return null;
        }
        String name = "value";
        for (Taken one : taken) {
            name = one.from >= 0 && one.from <= at ? capture.nameOf(one.variable) : name;
        }
        return name;
    }

    Shipment shipment() {
        Steps reached = capture.reached();
        LinkTable links = reached == null ? NO_LINKS : reached.links();
        bindings.putAll(links.bindings());
        byte[] all = body.bytes();
        byte[] ofSimple = NONE_SIMPLE;
        if (simple != null) {
            simple.number(0);
            ofSimple = simple.bytes();
        }
        taken.stream().filter(t -> t.from >= 0).forEach(t -> loading.cut(t.value, all, t.from, t.to));
        List<ShippedClass> classes = reached == null ? List.of() : reached.shipped();
        // Read after the classes, none of which may be of a later one.
        long now = CodeSwap.epoch();
        byte[] epoch = now == 0 ? FIRST_EPOCH : number(1 + now);
        return loading.shipment(classes, new Captured(bindings, capture.remoteObjects()), epoch, links.encoded(), ofSimple, all);
    }
}
