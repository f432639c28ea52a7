package dev.tandem.engine.internal.graph;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/// Objects that their own classes hold in constants, as `static final Unit IT = new Unit()`: each is the one of that name
/// wherever it arrives, so that comparing it by `==` says the same.
///
/// In the form of a typed class for workers constants are not final, but marked by a flag without a meaning for static fields.
final class Constants {
    /// The constants of a class that can hold an instance of it, its superclasses' among them; none for most classes.
    private static final ClassValue<List<Field>> OF_OWN_TYPE = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> found = new ArrayList<>();
            for (Class<?> c = type; c != null && !Layout.isLibrary(c); c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (isConstant(field) && field.getType().isAssignableFrom(type) && field.trySetAccessible()) {
                        found.add(field);
                    }
                }
            }
            return List.copyOf(found);
        }
    };

    private Constants() {}

    private static boolean isConstant(Field field) {
        int modifiers = field.getModifiers();
        return Modifier.isStatic(modifiers) && (Modifier.isFinal(modifiers) || Modifier.isTransient(modifiers));
    }

    /// The constant that holds an object, or null.
    static Field of(Object value) {
        for (Field field : OF_OWN_TYPE.get(value.getClass())) {
            if (get(field) == value) {
                return field;
            }
        }
        return null;
    }

    /// The constant of that name, or null.
    static Field find(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            return isConstant(field) && field.trySetAccessible() ? field : null;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    static Object get(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /// Makes an object the one of that name here, unless the class itself has done that.
    static void set(Field constant, Object value) {
        try {
            if (!Modifier.isFinal(constant.getModifiers())) {
                constant.set(null, value);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
