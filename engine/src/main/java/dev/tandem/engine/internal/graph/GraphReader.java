package dev.tandem.engine.internal.graph;

import dev.tandem.engine.internal.graph.bundle.ArrivedBundles;
import dev.tandem.engine.internal.graph.bytes.Boxed;
import dev.tandem.engine.internal.graph.bytes.BoxedRun;
import dev.tandem.engine.internal.graph.bytes.ByteSource;
import dev.tandem.engine.internal.graph.bytes.Tag;
import dev.tandem.engine.internal.graph.lambda.Lambdas;
import dev.tandem.engine.internal.memory.Arrivals;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Decodes what a [GraphWriter] wrote, in the same order. Not thread-safe.
///
/// Runs no user code but static initialisers, canonical constructors of records, `hashCode` and `equals`
/// of keys, and what classes define for the JDK's serialization.
public final class GraphReader {
    private static final Object PENDING = new Object();
    /// Makers of functions, which take an array of captured values; kept with the class where they were written.
    private static final ClassValue<Map<LambdaKey, MethodHandle>> FACTORIES = new ClassValue<>() {
        @Override
        protected Map<LambdaKey, MethodHandle> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final ByteSource in;
    private final ClassNames names;
    /// Set when the message says that it has some.
    private Arrivals arrivals;
    private final List<Object> objects = new ArrayList<>();
    private final List<Class<?>> classes = new ArrayList<>();
    /// Of which of these the fields were told, by index.
    private final BitSet signed = new BitSet();
    /// How many elements of a [BoxedRun] are still to come, and their tag.
    private int runLeft;
    private int runTag;
    /// The elements of a bundle and which of them comes next; null outside of one.
    private Object[] bundled;
    private int nextBundled;
    private final Unfinished unfinished = new Unfinished();
    private final int deepest = LongStack.depth();
    private int depth;

    private record LambdaKey(Class<?> capturing, Class<?> target, int kind, Class<?> owner, Lambdas.Form form,
            List<Class<?>> markers, List<String> bridges) {
        /// By itself, as [Lambdas.Form].
        @Override
        public boolean equals(Object other) {
            return other instanceof LambdaKey that && capturing == that.capturing && target == that.target && kind == that.kind
                    && owner == that.owner && form.equals(that.form) && markers.equals(that.markers)
                    && bridges.equals(that.bridges);
        }

        @Override
        public int hashCode() {
            return (form.hashCode() * 31 + owner.hashCode()) * 31 + target.hashCode();
        }
    }

    public GraphReader(byte[] bytes, ClassNames names) {
        this.in = new ByteSource(bytes);
        this.names = names;
    }

    /// The next value.
    ///
    /// @throws IOException when the bytes are not what a writer wrote
    public Object read() throws IOException, ClassNotFoundException {
        if (++depth > deepest) {
            throw new LongStack.TooDeep();
        }
        Object value = next();
        depth--;
        return value;
    }

    private Object next() throws IOException, ClassNotFoundException {
        int tag = in.u1();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.REFERENCE -> reference(in.count());
            case Tag.STRING -> known(in.text());
            case Tag.LITERAL -> known(in.text().intern());
            case Tag.CLASS -> known(type());
            case Tag.ENUM -> readEnum();
            case Tag.PRIMITIVE_ARRAY -> known(PrimitiveArrays.read(in));
            case Tag.SEGMENT_PRIMITIVES -> known(PrimitiveArrays.readPlaced(in, arrivals));
            case Tag.OBJECT_ARRAY -> readArray();
            case Tag.RECORD -> readRecord();
            case Tag.PLAIN -> readPlain(null);
            case Tag.CONSTANT -> readConstant();
            case Tag.LAMBDA -> readLambda();
            case Tag.COLLECTION -> readCollection();
            case Tag.MAP -> readMap();
            case Tag.ORDERED -> readOrdered();
            case Tag.REBUILT -> readRebuilt();
            case Tag.ND_ARRAY -> known(NdArrays.readBytes(in));
            case Tag.SEGMENT_ARRAY -> known(NdArrays.readPlaced(in, arrivals));
            case Tag.SHARED_BUFFER -> known(NdArrays.readBuffer(in));
            case Tag.JAVA -> readJava();
            default -> Boxed.read(in, tag);
        };
    }

    /// Where the long arrays are that follow; closed by whoever opened them.
    public void arrivals(Arrivals given) {
        arrivals = given;
    }

    /// The next text that is no part of the graph.
    public String text() throws IOException {
        return in.text();
    }

    /// The next number that is no part of the graph.
    public long number() throws IOException {
        return in.varLong();
    }

    /// Everything that was not read yet.
    public byte[] rest() {
        return in.rest();
    }

    Object object(int handle) throws IOException {
        if (handle < 0 || handle >= objects.size() || objects.get(handle) == PENDING) {
            throw new IOException("reference to nothing: handle=" + handle);
        }
        return objects.get(handle);
    }

    private Object reference(int handle) throws IOException {
        unfinished.met(handle);
        return object(handle);
    }

    Class<?> find(long loader, String name) throws ClassNotFoundException {
        return names.find(loader, name);
    }

    private <T> T known(T value) {
        objects.add(value);
        return value;
    }

    private int pending() {
        objects.add(PENDING);
        return objects.size() - 1;
    }

    private <T> T finished(int handle, T value) {
        objects.set(handle, value);
        return value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object readEnum() throws IOException, ClassNotFoundException {
        Class<?> type = type();
        String name = in.text();
        try {
            return enumState((Enum<?>) known(Enum.valueOf((Class) type, name)));
        } catch (IllegalArgumentException e) {
            throw new IOException("enum constant unknown here: type=" + type.getName() + ", name=" + name, e);
        }
    }

    private Object enumState(Enum<?> constant) throws IOException, ClassNotFoundException {
        List<Field> state = Layout.enumState(constant.getClass());
        if (in.count() == 0) {
            return constant;
        }
        requireSame(constant.getClass(), Layout.signature(state), state);
        for (Field field : state) {
            Layout.set(field, constant, read());
        }
        return constant;
    }

    private Object readArray() throws IOException, ClassNotFoundException {
        int handle = pending();
        Class<?> component = type();
        int n = in.elementsOrBundle(1);
        Object[] array = finished(handle, (Object[]) Array.newInstance(component, n));
        fill(array);
        return array;
    }

    /// The next of several elements.
    ///
    /// @param left how many there are with this one
    private Object element(int left) throws IOException, ClassNotFoundException {
        if (bundled == null && runLeft == 0 && in.startsWith(Tag.BUNDLE)) {
            in.u1();
            bundled = bundle(left);
            nextBundled = 0;
        }
        if (bundled != null) {
            Object element = bundled[nextBundled++];
            bundled = nextBundled == bundled.length ? null : bundled;
            return element;
        }
        if (runLeft == 0) {
            if (!in.startsWith(Tag.RUN)) {
                return read();
            }
            in.u1();
            runTag = BoxedRun.checked(in.u1());
            runLeft = in.count();
            if (runLeft < 1 || runLeft > left) {
                throw new IOException("run longer than what it is in: run=" + runLeft + ", left=" + left);
            }
        }
        runLeft--;
        return BoxedRun.read(in, runTag);
    }

    private void fill(Object[] array) throws IOException, ClassNotFoundException {
        int i = 0;
        while (i < array.length) {
            array[i] = element(array.length - i);
            i++;
            if (runLeft > 0) {
                BoxedRun.read(in, runTag, array, i, runLeft);
                i += runLeft;
                runLeft = 0;
            }
        }
    }

    /// @param length how many elements it must have
    private Object[] bundle(int length) throws IOException, ClassNotFoundException {
        long id = in.fixed8();
        int size = in.count();
        int number = in.count();
        NdArrays.require(arrivals).requireInside(number, size);
        Object[] elements = ArrivedBundles.OWN.elements(id, names, () -> {
            byte[] form = new byte[size];
            arrivals.read(number, MemorySegment.ofArray(form));
            return new GraphReader(form, names).readParts();
        });
        if (elements.length != length) {
            throw new IOException("bundle of another length: length=" + elements.length + ", wanted=" + length);
        }
        return elements;
    }

    private Object[] readParts() throws IOException, ClassNotFoundException {
        Object[] parts = new Object[in.elementsOrBundle(1)];
        fill(parts);
        return parts;
    }

    private Object readRecord() throws IOException, ClassNotFoundException {
        int handle = pending();
        Layout layout = layout();
        Object[] parts = new Object[layout.fields().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = read();
        }
        Object value = built(layout, parts);
        unfinished.requireKept(value, layout.fields(), parts);
        return finished(handle, value);
    }

    private static Object built(Layout layout, Object[] parts) throws IOException {
        try {
            return layout.construct(parts);
        } catch (InvocationTargetException e) {
            throw new IOException("record cannot be built here: class=" + layout.typeName() + ", thrown="
                    + e.getCause().getClass().getName(), e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("record cannot be built here: class=" + layout.typeName(), e);
        }
    }

    /// What a class holds in a constant; see [Constants].
    private Object readConstant() throws IOException, ClassNotFoundException {
        Class<?> owner = type();
        Field constant = Constants.find(owner, in.text());
        Object present = constant == null ? null : Constants.get(constant);
        if (in.u1() == 0) {
            if (present == null) {
                throw new IOException("constant unknown here: class=" + owner.getName());
            }
            return known(present);
        }
        int handle = objects.size();
        Object value = in.u1() == Tag.RECORD ? readRecord() : readPlain(present);
        if (value.equals(present) && value.getClass().isRecord()) {
            return finished(handle, present);
        } else if (constant != null && value != present) {
            Constants.set(constant, value);
        }
        return value;
    }

    /// @param present an object that may be there already, which then gets the fields; or null
    private Object readPlain(Object present) throws IOException, ClassNotFoundException {
        int handle = pending();
        Layout layout = layout();
        Object instance;
        try {
            instance = finished(handle, layout.isOf(present) ? present : layout.allocate());
        } catch (ReflectiveOperationException e) {
            throw new IOException("object cannot be built here: class=" + layout.typeName(), e);
        }
        unfinished.begin(handle);
        for (var field : layout.fields()) {
            Layout.set(field, instance, read());
        }
        unfinished.end(handle);
        return instance;
    }

    private Layout layout() throws IOException, ClassNotFoundException {
        int index = in.count();
        Class<?> type = type(index);
        if (!(Shape.of(type).detail() instanceof Layout layout)) {
            throw new IOException("another version of a class: class=" + type.getName() + ", here=not taken apart");
        }
        if (!signed.get(index)) {
            signed.set(index);
            requireSame(type, layout.signature(), layout.fields());
        }
        return layout;
    }

    private void requireSame(Class<?> type, long signature, List<Field> fields) throws IOException {
        if (in.fixed8() != signature) {
            throw new IOException("another version of a class: class=" + type.getName() + ", fields here="
                    + fields.stream().map(f -> f.getType().getSimpleName() + " " + f.getName()).toList());
        }
    }

    private Object readLambda() throws IOException, ClassNotFoundException {
        int handle = pending();
        Class<?> capturing = type();
        Class<?> target = type();
        int kind = in.u1();
        Class<?> owner = type();
        Lambdas.Form form = new Lambdas.Form((String) read(), (String) read(), (String) read(), (String) read(),
                (String) read());
        List<Class<?>> markers = new ArrayList<>();
        for (int n = in.elements(1); n > 0; n--) {
            markers.add(type());
        }
        List<String> bridges = new ArrayList<>();
        for (Object bridge : readParts()) {
            bridges.add((String) bridge);
        }
        Object[] captured = readParts();
        LambdaKey key = new LambdaKey(capturing, target, kind, owner, form, markers, bridges);
        return finished(handle, made(key, captured));
    }

    // The metafactory's handles declare Throwable; they throw only what linking throws.
    private Object made(LambdaKey key, Object[] captured) throws IOException {
        try {
            Map<LambdaKey, MethodHandle> factories = FACTORIES.get(key.capturing);
            MethodHandle factory = factories.get(key);
            if (factory == null) {
                MethodHandle typed = Lambdas.factory(names.lookup(key.capturing), key.target, key.kind, key.owner,
                        key.form, key.markers, key.bridges);
                factory = typed.asSpreader(Object[].class, typed.type().parameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class));
                factories.putIfAbsent(key, factory);
            }
            return (Object) factory.invokeExact(captured);
        } catch (Throwable e) {
            throw new IOException("function cannot be made here: class=" + key.owner.getName() + ", method="
                    + key.form.implName(), e);
        }
    }

    private Object readCollection() throws IOException, ClassNotFoundException {
        Object value = known(Container.at(in.u1()).create());
        int n = in.elementsOrBundle(1);
        Object[] kept = unfinished.isAny() && value instanceof Set ? new Object[n] : null;
        for (int i = 0; i < n; i++) {
            Object element = element(n - i);
            unfinished.put(() -> Container.collection(value).add(element));
            if (kept != null) {
                kept[i] = element;
            }
        }
        unfinished.filled(value, kept);
        return value;
    }

    private Object readMap() throws IOException, ClassNotFoundException {
        Object value = known(Container.at(in.u1()).create());
        int n = in.elementsOrBundle(2);
        Object[] kept = unfinished.isAny() ? new Object[2 * n] : null;
        for (int i = 0; i < n; i++) {
            Object key = element(2 * (n - i));
            Object held = element(2 * (n - i) - 1);
            unfinished.put(() -> Container.map(value).put(key, held));
            if (kept != null) {
                kept[2 * i] = key;
                kept[2 * i + 1] = held;
            }
        }
        unfinished.filled(value, kept);
        return value;
    }

    private Object readOrdered() throws IOException, ClassNotFoundException {
        int handle = pending();
        Ordered ordered = Ordered.at(in.u1());
        Object value = finished(handle, ordered.create(read()));
        ordered.fill(value, readParts());
        unfinished.built(value);
        return value;
    }

    private Object readRebuilt() throws IOException, ClassNotFoundException {
        int handle = pending();
        Rebuild rebuild = Rebuild.at(in.u1());
        Object value = rebuild.build(readParts());
        unfinished.built(value);
        return finished(handle, value);
    }

    private Object readJava() throws IOException, ClassNotFoundException {
        int handle = pending();
        while (in.u1() == 1) {
            read();
        }
        int length = in.elements(1);
        int at = in.take(length);
        Object value = JavaStream.read(in.array(), at, length, this);
        unfinished.built(value);
        return finished(handle, value);
    }

    private Class<?> type() throws IOException, ClassNotFoundException {
        return type(in.count());
    }

    private Class<?> type(int index) throws IOException, ClassNotFoundException {
        if (index < classes.size()) {
            return classes.get(index);
        } else if (index > classes.size()) {
            throw new IOException("reference to no class: index=" + index);
        }
        int dimensions = in.u1();
        Class<?> type = names.find(in.fixed8(), in.text());
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        classes.add(type);
        return type;
    }
}
