package dev.tandem.engine.internal.graph;

import java.io.Externalizable;
import dev.tandem.engine.CannotShipException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/// The instance fields of a class, superclasses first, and how to make an instance of it.
///
/// Fields are read and set directly: an accessor or a constructor of the user could change the value.
/// Only records go through their canonical constructor, which they require.
final class Layout {
    private static final Set<String> OWN_RULES =
            Set.of("writeObject", "readObject", "writeReplace", "readResolve", "readObjectNoData");

    private final Class<?> type;
    private final List<Field> fields;
    private final Constructor<?> creator;
    private final long signature;

    private Layout(Class<?> type, List<Field> fields, Constructor<?> creator) {
        this.type = type;
        this.fields = List.copyOf(fields);
        this.creator = creator;
        this.signature = signature(fields);
    }

    static Layout of(Class<?> type) {
        try {
            return type.isRecord() ? ofRecord(type) : ofPlain(type);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new CannotShipException("its fields cannot be read: class=" + type.getName(), e);
        }
    }

    private static Layout ofRecord(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            fields.add(accessible(type.getDeclaredField(component.getName())));
        }
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = type.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return new Layout(type, fields, canonical);
    }

    private static Layout ofPlain(Class<?> type) throws ReflectiveOperationException {
        Deque<Class<?>> line = new ArrayDeque<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            line.push(c);
        }
        List<Field> fields = new ArrayList<>();
        for (Class<?> c : line) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    fields.add(accessible(field));
                }
            }
        }
        return new Layout(type, fields, Allocation.of(type));
    }

    /// The fields of an enum's constants; none for libraries, whose enums are the same everywhere.
    static List<Field> enumState(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != Enum.class; c = c.getSuperclass()) {
            if (!isLibrary(c)) {
                Arrays.stream(c.getDeclaredFields()).filter(f -> !Modifier.isStatic(f.getModifiers()))
                        .map(Layout::accessible).forEach(fields::add);
            }
        }
        return fields;
    }

    private static Field accessible(Field field) {
        field.setAccessible(true);
        return field;
    }

    /// Whether a serializable class is left to the JDK's serialization: it or a superclass has rules of its own or is
    /// a library's, of which both sides may have other versions. Of all others the fields travel, those of superclasses that are not
    /// serializable too.
    static boolean hasRules(Class<?> type) {
        if (Throwable.class.isAssignableFrom(type) || isExternalizable(type)) {
            return true;
        }
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (isLibrary(c) || hasOwnRules(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOwnRules(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> OWN_RULES.contains(m.getName()))
                || Arrays.stream(type.getDeclaredFields()).anyMatch(f -> f.getName().equals("serialPersistentFields"));
    }

    String typeName() {
        return type.getName();
    }

    List<Field> fields() {
        return fields;
    }

    /// See [#signature(List)].
    long signature() {
        return signature;
    }

    /// A number that differs where another version of a class has other fields, or the same in another order.
    static long signature(List<Field> fields) {
        CRC32C sum = new CRC32C();
        for (Field field : fields) {
            String text = field.getDeclaringClass().getName() + ' ' + field.getType().getName() + ' ' + field.getName() + '\n';
            sum.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return sum.getValue();
    }

    static Object read(Field field, Object instance) {
        try {
            return field.get(instance);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static void set(Field field, Object instance, Object value) {
        try {
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /// A new record of these components.
    ///
    /// @throws ReflectiveOperationException when its constructor throws, which is the user's code
    Object construct(Object[] components) throws ReflectiveOperationException {
        return creator.newInstance(components);
    }

    boolean isOf(Object instance) {
        return instance != null && instance.getClass() == type;
    }

    /// An instance whose fields are not yet set; no constructor of a class with fields has run.
    Object allocate() throws ReflectiveOperationException {
        return creator.newInstance();
    }

    /// Classes of the JDK and of the class path keep their own rules; typed and plugin classes are copied.
    static boolean isLibrary(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader()
                || loader == ClassLoader.getSystemClassLoader() || loader == Layout.class.getClassLoader();
    }

    static boolean isExternalizable(Class<?> type) {
        return Externalizable.class.isAssignableFrom(type);
    }
}
