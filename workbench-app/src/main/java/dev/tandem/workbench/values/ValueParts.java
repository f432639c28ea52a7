package dev.tandem.workbench.values;

import dev.tandem.engine.internal.code.SessionClassLoader;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is in collections, maps, arrays and objects of typed classes. Only collections of the JDK are entered of which is known that
/// they call nobody's code and wait for no lock; others, such as unmodifiable views, which may be of somebody's own, are not.
final class ValueParts {
    private static final Set<String> INDEXED = Set.of("java.util.ArrayList", "java.util.ArrayList$SubList", "java.util.Arrays$ArrayList",
            "java.util.ImmutableCollections$ListN", "java.util.ImmutableCollections$List12", "java.util.ImmutableCollections$SubList");
    private static final Set<String> OTHERS = Set.of("java.util.LinkedList", "java.util.ArrayDeque", "java.util.PriorityQueue",
            "java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet", "java.util.ImmutableCollections$SetN",
            "java.util.ImmutableCollections$Set12", "java.util.RegularEnumSet", "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.CopyOnWriteArrayList", "java.util.Collections$EmptyList", "java.util.Collections$SingletonList");
    private static final Set<String> MAPS = Set.of("java.util.HashMap", "java.util.LinkedHashMap", "java.util.TreeMap", "java.util.EnumMap",
            "java.util.IdentityHashMap", "java.util.ImmutableCollections$MapN", "java.util.ImmutableCollections$Map1",
            "java.util.concurrent.ConcurrentHashMap", "java.util.concurrent.ConcurrentSkipListMap", "java.util.Collections$EmptyMap");

    /// @param name of a field, a key, or an index in brackets
    record Named(String name, Object value) {}

    private ValueParts() {}

    static boolean isIndexed(Object value) {
        return INDEXED.contains(value.getClass().getName());
    }

    private static boolean isCollection(Object value) {
        return isIndexed(value) || OTHERS.contains(value.getClass().getName());
    }

    private static boolean isMap(Object value) {
        return MAPS.contains(value.getClass().getName());
    }

    /// Whether a class was typed, or comes from what the user has added to the session.
    static boolean isTyped(Object value) {
        Class<?> type = value.getClass();
        return type.getClassLoader() instanceof SessionClassLoader && !type.isHidden() && !(value instanceof Enum<?>);
    }

    /// @return how many, or -1 for what has no parts
    static long size(Object value) {
        return switch (value) {
            case null -> -1;
            case Collection<?> all when isCollection(all) -> all.size();
            case Map<?, ?> map when isMap(map) -> map.size();
            case Optional<?> optional -> optional.isPresent() ? 1 : 0;
            case Object array when array.getClass().isArray() -> Array.getLength(array);
            case Object typed when isTyped(typed) -> fields(typed.getClass()).size();
            default -> -1;
        };
    }

    /// @return for what has lengths its lengths, else none
    static long[] shape(Object value) {
        if (value != null && value.getClass().isArray()) {
            return ArrayNumbers.raggedShape(value);
        }
        return value instanceof Collection<?> all && isCollection(all) || value instanceof Map<?, ?> map && isMap(map)
                ? new long[] {size(value)} : new long[0];
    }

    static List<Named> of(Object value, long from, int most) {
        List<Named> found = new ArrayList<>();
        try {
            collect(value, from, most, found);
        } catch (RuntimeException e) {
            // It is changed while it is read, which a view need not survive.
            found.add(new Named("changed while it was read", null));
        }
        return found;
    }

    private static void collect(Object value, long from, int most, List<Named> found) {
        switch (value) {
            case Map<?, ?> map when isMap(map) -> entries(map.entrySet().iterator(), from, most, found);
            case List<?> list when isIndexed(list) -> {
                for (long i = from; i < list.size() && found.size() < most; i++) {
                    found.add(new Named("[" + i + "]", list.get((int) i)));
                }
            }
            case Collection<?> all when isCollection(all) -> {
                long at = 0;
                for (Iterator<?> each = all.iterator(); each.hasNext() && found.size() < most; at++) {
                    Object item = each.next();
                    if (at >= from) {
                        found.add(new Named("[" + at + "]", item));
                    }
                }
            }
            case Optional<?> optional -> optional.ifPresent(each -> found.add(new Named("value", each)));
            case Object array when array.getClass().isArray() -> {
                for (long i = from; i < Array.getLength(array) && found.size() < most; i++) {
                    found.add(new Named("[" + i + "]", Array.get(array, (int) i)));
                }
            }
            default ->
                    fields(value.getClass()).stream().skip(from).limit(most).forEach(each -> found.add(new Named(each.getName(), read(each, value))));
        }
    }

    private static void entries(Iterator<? extends Map.Entry<?, ?>> entries, long from, int most, List<Named> found) {
        for (long at = 0; entries.hasNext() && found.size() < most; at++) {
            Map.Entry<?, ?> each = entries.next();
            if (at >= from) {
                found.add(new Named(each.getKey() instanceof String text ? text : Sketch.sample(each.getKey()), each.getValue()));
            }
        }
    }

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible before", e);
        }
    }

    /// Those of typed classes; what they inherit of others is not theirs to be read.
    private static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> each = type; each != null && each.getClassLoader() instanceof SessionClassLoader; each = each.getSuperclass()) {
            Stream<Field> own = Arrays.stream(each.getDeclaredFields());
            all.addAll(0, own.filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()).toList());
        }
        return all;
    }
}
