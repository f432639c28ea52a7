package dev.tandem.engine.internal.graph;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.graph.bundle.Bundle;
import dev.tandem.engine.internal.graph.bundle.NoBundleException;
import dev.tandem.engine.internal.graph.bytes.Boxed;
import dev.tandem.engine.internal.graph.bytes.BoxedRun;
import dev.tandem.engine.internal.graph.bytes.ByteSink;
import dev.tandem.engine.internal.graph.bytes.Tag;
import dev.tandem.engine.internal.graph.lambda.CapturedNames;
import dev.tandem.engine.internal.graph.lambda.LambdaKind;
import dev.tandem.engine.internal.graph.lambda.Lambdas;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.SharedBuffer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Encodes one or more values that share objects; what is met twice is written once. Not thread-safe.
///
/// Tells a [Discovery] of the functions and types on the way. A value that cannot travel is refused with
/// the path of fields that leads to it; nothing of the writer may be used after that.
public final class GraphWriter {
    private final ByteSink out = new ByteSink();
    private final ClassNames names;
    private final Discovery discovery;
    /// Null when everything goes into the message.
    private final Cargo cargo;
    private final Handles handles = new Handles();
    private final Map<Class<?>, Integer> classes = new HashMap<>();
    /// Of which of these the fields were told, by index.
    private final BitSet signed = new BitSet();
    private final Deque<Object> path = new ArrayDeque<>();
    private final int deepest = LongStack.depth();
    /// Whether values are written as they always were.
    private boolean keepsForms;
    /// Whether what can change is refused.
    private boolean onlyUnchangeable;
    /// Null while all elements are written as they are.
    private Bundling bundling;
    /// Of which class there was an instance last; null when a value begins.
    private Class<?> told;
    private String root = "";

    public GraphWriter(ClassNames names, Discovery discovery) {
        this(names, discovery, null);
    }

    /// @param cargo notes the long arrays, which whoever made it loads at the end; null when everything goes into
    ///     the message
    public GraphWriter(ClassNames names, Discovery discovery, Cargo cargo) {
        this.names = names;
        this.discovery = discovery;
        this.cargo = cargo;
    }

    /// Has values written as they always were, for whoever compares the bytes with those of before; nobody reads them.
    public void keepForms() {
        keepsForms = true;
    }

    /// Has the elements of large collections that cannot change encoded once for many messages; for writers with a cargo. What is
    /// written may then be refused by a [NoBundleException], and is to be written without that.
    public void bundle() {
        bundling = new Bundling(discovery, this::unchangeable);
    }

    /// Whether there are bundles in it.
    public boolean hasBundles() {
        return bundling != null && bundling.isAny();
    }

    /// Elements in a form of their own, as a [GraphReader] takes them; see [Bundling.Encoder].
    private byte[] unchangeable(Discovery told, Object[] elements) {
        GraphWriter alone = new GraphWriter(names, told);
        alone.onlyUnchangeable = true;
        alone.out.count(elements.length);
        alone.elements(elements);
        return alone.bytes();
    }

    /// Appends a value.
    ///
    /// @param kind what it is to the user, like "variable"; named in errors
    /// @param name what the user calls it; begins the path in errors
    /// @throws CannotShipException when something in it cannot travel
    public void write(String kind, String name, Object value) {
        root = kind + "=" + name;
        told = null;
        path.addLast(name);
        write(value);
        path.removeLast();
    }

    /// Appends a text that is no part of the graph.
    public void text(String text) {
        out.text(text);
    }

    /// Appends a number that is no part of the graph.
    public void number(long number) {
        out.varLong(number);
    }

    /// Everything appended so far.
    public byte[] bytes() {
        return out.toByteArray();
    }

    /// How many bytes that is.
    public int size() {
        return out.size();
    }

    private void write(Object value) {
        if (value == null) {
            out.u1(Tag.NULL);
            return;
        }
        if (path.size() > deepest) {
            throw new LongStack.TooDeep();
        }
        Shape shape = Shape.of(value.getClass());
        if (onlyUnchangeable && shape.canChange(value)) {
            throw new NoBundleException("can change: class=" + value.getClass().getName());
        }
        if (shape.kind() == Shape.Kind.BOXED) {
            Boxed.write(out, value);
            return;
        }
        if (shape.kind() == Shape.Kind.TRAVELS) {
            Travels original = (Travels) value;
            write(original.travelForm());
            if (original.remoteObject() != 0) {
                discovery.remoteObject(original.remoteObject());
            }
            return;
        }
        int known = handles.add(value);
        if (known < 0) {
            writeNew(value, shape);
        } else if (handles.isOpen(known)) {
            throw refusal(value, "it contains itself, and its kind can only be built from finished parts");
        } else {
            out.u1(Tag.REFERENCE);
            out.count(known);
        }
    }

    private void writeNew(Object value, Shape shape) {
        switch (shape.kind()) {
            case STRING -> {
                String text = (String) value;
                out.u1(path.peekLast() instanceof CapturedArgument && Literals.isLiteral(text) ? Tag.LITERAL : Tag.STRING);
                out.text(text);
            }
            case CLASS -> {
                out.u1(Tag.CLASS);
                type((Class<?>) value);
            }
            case ENUM -> writeEnum((Enum<?>) value);
            case PRIMITIVE_ARRAY -> PrimitiveArrays.write(out, value, cargo);
            case OBJECT_ARRAY -> writeArray((Object[]) value);
            case CONTAINER -> writeContainer(value, (Container) shape.detail());
            case ORDERED -> writeOrdered(value, (Ordered) shape.detail());
            case REBUILT -> writeRebuilt(value, (Rebuild) shape.detail());
            case RECORD -> writeObject(value, (Layout) shape.detail(), Tag.RECORD);
            case PLAIN -> writeObject(value, (Layout) shape.detail(), Tag.PLAIN);
            case LAMBDA -> writeLambda(value);
            case ND_ARRAY -> NdArrays.write(out, (INDArray) value, cargo);
            case SHARED_BUFFER -> {
                if (cargo == null) {
                    throw refusal(value, "shared memory reaches only workers of this process");
                }
                NdArrays.write(out, (SharedBuffer) value, cargo);
            }
            case JAVA -> writeJava(value);
            case REFUSED -> throw refusal(value, (String) shape.detail());
            case BOXED, TRAVELS -> throw new AssertionError(shape);
        }
    }

    /// Tells it once for a run of objects of one class.
    private void instance(Class<?> type) {
        if (type != told) {
            told = type;
            discovery.instance(type);
            if (bundling != null) {
                bundling.met(type);
            }
        }
    }

    private void writeEnum(Enum<?> value) {
        out.u1(Tag.ENUM);
        type(value.getDeclaringClass());
        instance(value.getClass());
        out.text(value.name());
        List<Field> state = discovery.takesEnumState() ? Layout.enumState(value.getClass()) : List.of();
        out.count(state.size());
        if (!state.isEmpty()) {
            out.fixed8(Layout.signature(state));
        }
        for (Field field : state) {
            path.addLast(field.getName());
            write(Layout.read(field, value));
            path.removeLast();
        }
    }

    private void writeArray(Object[] value) {
        out.u1(Tag.OBJECT_ARRAY);
        type(value.getClass().componentType());
        out.count(value.length);
        elements(value, value);
    }

    private void writeContainer(Object value, Container given) {
        Container container = given == Container.LINKED_HASH_MAP && Container.isAccessOrdered(value)
                ? Container.BY_ACCESS : given;
        if (container.isMap()) {
            Object[] copy = Container.map(value).entrySet().stream()
                    .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue())).toArray();
            out.u1(Tag.MAP);
            out.u1(container.ordinal());
            out.count(copy.length / 2);
            elements(value, copy);
        } else {
            Object[] copy = Container.collection(value).toArray();
            out.u1(Tag.COLLECTION);
            out.u1(container.ordinal());
            out.count(copy.length);
            elements(value, copy);
        }
    }

    private void writeOrdered(Object value, Ordered ordered) {
        if (ordered.isLeftOut(value)) {
            writeJava(value);
            return;
        }
        out.u1(Tag.ORDERED);
        out.u1(ordered.ordinal());
        instance(value.getClass());
        int open = handles.openLast();
        write(ordered.parameter(value));
        handles.close(open);
        Object[] parts = Ordered.parts(value);
        out.count(parts.length);
        if (bundled(value, parts)) {
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            path.addLast(ordered == Ordered.REFERENCE ? "value" : i);
            write(parts[i]);
            path.removeLast();
        }
    }

    private void writeRebuilt(Object value, Rebuild rebuild) {
        if (keepsForms && rebuild.isLater()) {
            writeJava(value);
            return;
        }
        Object[] parts = rebuild.parts(value);
        out.u1(Tag.REBUILT);
        out.u1(rebuild.ordinal());
        out.count(parts.length);
        int open = handles.openLast();
        elements(value, parts);
        handles.close(open);
    }

    /// @param parts the elements of a collection or an array
    private void elements(Object value, Object[] parts) {
        if (!bundled(value, parts)) {
            elements(parts);
        }
    }

    /// Writes elements as a bundle, if that is possible.
    private boolean bundled(Object value, Object[] parts) {
        Bundle bundle = bundling == null ? null : bundling.of(value, parts);
        if (bundle == null) {
            return false;
        }
        out.u1(Tag.BUNDLE);
        out.fixed8(bundle.id());
        out.count(bundle.form().length);
        out.count(cargo.addLasting(bundle.form(), MemorySegment.ofArray(bundle.form())));
        return true;
    }

    private void elements(Object[] parts) {
        int i = 0;
        while (i < parts.length) {
            int run = BoxedRun.write(out, parts, i);
            if (run == 0) {
                path.addLast(i);
                write(parts[i]);
                path.removeLast();
                run = 1;
            }
            i += run;
        }
    }

    /// As enum constants, those of other classes are told by name; what they hold follows where it may differ.
    private void writeObject(Object value, Layout layout, int tag) {
        Field constant = Constants.of(value);
        boolean whole = constant == null || discovery.takesEnumState();
        if (constant != null) {
            out.u1(Tag.CONSTANT);
            type(constant.getDeclaringClass());
            out.text(constant.getName());
            out.u1(whole ? 1 : 0);
        }
        if (whole) {
            writeFields(value, layout, tag);
        }
    }

    private void writeFields(Object value, Layout layout, int tag) {
        out.u1(tag);
        int index = type(value.getClass());
        if (!signed.get(index)) {
            signed.set(index);
            out.fixed8(layout.signature());
        }
        instance(value.getClass());
        int open = tag == Tag.RECORD ? handles.openLast() : -1;
        for (Field field : layout.fields()) {
            path.addLast(field.getName());
            write(Layout.read(field, value));
            path.removeLast();
        }
        if (open >= 0) {
            handles.close(open);
        }
    }

    private void writeLambda(Object value) {
        SerializedLambda form = value instanceof SerializedLambda s ? s : Lambdas.form(value);
        if (form == null) {
            writeJava(value);
            return;
        }
        out.u1(Tag.LAMBDA);
        int open = handles.openLast();
        LambdaKind kind = LambdaKind.of(value, form);
        type(kind.capturing());
        type(kind.target());
        out.u1(form.getImplMethodKind());
        type(kind.owner());
        Lambdas.Form text = kind.text();
        for (String part : List.of(text.samName(), text.samType(), text.implName(), text.implType(),
                text.instantiatedType())) {
            write(part);
        }
        // What a lambda's form does not tell: the interfaces of an intersection type, and the bridges.
        out.count(kind.markers().size());
        kind.markers().forEach(this::type);
        out.count(kind.bridges().size());
        kind.bridges().forEach(this::write);
        discovery.lambda(kind.capturing(), form);
        out.count(form.getCapturedArgCount());
        for (int i = 0; i < form.getCapturedArgCount(); i++) {
            path.addLast(new CapturedArgument(kind.owner(), form, i));
            write(form.getCapturedArg(i));
            path.removeLast();
        }
        handles.close(open);
    }

    /// A step of a path, whose name is found only when an error has to tell it.
    private record CapturedArgument(Class<?> owner, SerializedLambda form, int index) {
        @Override
        public String toString() {
            return CapturedNames.of(owner, form).get(index);
        }
    }

    private void writeJava(Object value) {
        out.u1(Tag.JAVA);
        int open = handles.openLast();
        byte[] bytes = JavaStream.write(value, this);
        handles.close(open);
        out.u1(0);
        out.count(bytes.length);
        out.raw(bytes, 0, bytes.length);
    }

    /// Writes an object of a Java stream before that stream; the stream refers to it by its handle.
    ///
    /// @return the handle
    int writeAhead(Object value, Object container) {
        Object form = value;
        if (value instanceof Travels original) {
            form = original.travelForm();
            if (original.remoteObject() != 0) {
                discovery.remoteObject(original.remoteObject());
            }
        }
        out.u1(1);
        path.addLast(new Inside(container, value));
        write(form);
        path.removeLast();
        return handles.of(form);
    }

    long loaderOf(Class<?> type) {
        long loader = names.loaderOf(type);
        instance(type);
        return loader;
    }

    /// @return the index of the type in this message
    private int type(Class<?> type) {
        if (type.isHidden()) {
            throw refusal(type, "a class without a name cannot be found elsewhere");
        }
        Integer known = classes.putIfAbsent(type, classes.size());
        if (known != null) {
            out.count(known);
            return known;
        }
        int index = classes.size() - 1;
        out.count(index);
        Class<?> element = type;
        int dimensions = 0;
        for (; element.isArray(); element = element.componentType()) {
            dimensions++;
        }
        discovery.type(element);
        out.u1(dimensions);
        out.fixed8(names.loaderOf(element));
        out.text(element.getName());
        return index;
    }

    CannotShipException refusal(Object value, String reason) {
        return new CannotShipException("cannot travel to another process: " + where()
                + ", class=" + value.getClass().getName() + ": " + reason);
    }

    /// What the user calls the value, and the way to its offending part: "variable=a, path=a.b[2].c".
    public String where() {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else if (step instanceof Inside inside) {
                text.append(inside);
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.size() > 1 && text.length() > path.getFirst().toString().length() ? root + ", path=" + text : root;
    }
}
