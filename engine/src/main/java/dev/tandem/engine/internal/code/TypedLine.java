package dev.tandem.engine.internal.code;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What typed classes inherit, from each other and from libraries.
final class TypedLine {
    private TypedLine() {}

    /// A typed class with its typed supertypes, interfaces included.
    static List<Class<?>> of(Class<?> type) {
        List<Class<?>> line = new ArrayList<>();
        Deque<Class<?>> rest = new ArrayDeque<>(List.of(type));
        while (!rest.isEmpty()) {
            Class<?> c = rest.pop();
            if (!Loaders.isHome(c.getClassLoader())) {
                line.add(c);
                rest.addAll(List.of(c.getInterfaces()));
                if (c.getSuperclass() != null) {
                    rest.add(c.getSuperclass());
                }
            }
        }
        return line;
    }

    /// The names of the methods that the JDK or a library could call on an instance.
    static Set<String> libraryMethods(Class<?> type) {
        Set<String> names = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> c = open.pop();
            if (Loaders.isHome(c.getClassLoader())) {
                for (Method method : c.getMethods()) {
                    names.add(method.getName());
                }
            }
            if (c.getSuperclass() != null) {
                open.push(c.getSuperclass());
            }
            open.addAll(List.of(c.getInterfaces()));
        }
        return names;
    }

    /// The field that a name means in a typed class; null when no typed class declares it.
    static Field findField(Class<?> owner, String name) {
        for (Class<?> c : of(owner)) {
            try {
                Field field = c.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                // Declared further up.
            }
        }
        return null;
    }
}
