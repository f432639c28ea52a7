package dev.tandem.engine.pool;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Tells which objects are immutable, by the rule that [Immutable] states.
final class Immutables {
    /// In an order: the kind of a whole is the least of its parts.
    private enum Kind {
        MUTABLE, BY_IDENTITY, BY_EQUALITY;

        Kind and(Kind other) {
            return compareTo(other) < 0 ? this : other;
        }
    }

    private static final Set<Class<?>> VALUES = Set.of(String.class, Boolean.class, Character.class, Byte.class,
            Short.class, Integer.class, Long.class, Float.class, Double.class, BigInteger.class, BigDecimal.class,
            UUID.class, URI.class, Class.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);
    /// The classes that `of` and `copyOf` make: they share their names with no mutable collection.
    private static final Set<Class<?>> COLLECTIONS = Set.of(List.of().getClass(), List.of(1).getClass(),
            Set.of().getClass(), Set.of(1).getClass(), Map.of().getClass(), Map.of(1, 1).getClass());

    /// What is nested deeper counts as mutable: it is sent again, which is never wrong.
    private static final int DEEPEST = 1000;

    /// What has been looked at, so that what many refer to is looked at once; what contains itself is mutable.
    private final Map<Object, Kind> seen = new IdentityHashMap<>();
    private int depth;

    private Immutables() {}

    /// What an immutable object is looked up by, or null for one that may change.
    static Object keyOf(Object object) {
        return switch (object == null ? Kind.MUTABLE : new Immutables().kindOf(object)) {
            case MUTABLE -> null;
            case BY_IDENTITY -> new Identity(object);
            case BY_EQUALITY -> new Equal(object.getClass(), object);
        };
    }

    /// Equal values of different classes, such as lists, are no copies of each other.
    private record Equal(Class<?> type, Object value) {}

    private record Identity(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity(Object another) && another == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    private Kind kindOf(Object object) {
        Class<?> type = object.getClass();
        if (VALUES.contains(type) || type.getName().startsWith("java.time.") && Modifier.isFinal(type.getModifiers())) {
            return Kind.BY_EQUALITY;
        }
        if (type.isAnnotationPresent(Immutable.class)) {
            return Kind.BY_IDENTITY;
        }
        Kind before = depth == DEEPEST ? Kind.MUTABLE : seen.putIfAbsent(object, Kind.MUTABLE);
        if (before != null) {
            return before;
        }
        depth++;
        Kind kind = ofContents(object, type);
        depth--;
        seen.put(object, kind);
        return kind;
    }

    private Kind ofContents(Object object, Class<?> type) {
        if (object instanceof Enum<?> || type.isRecord()) {
            return ofFields(object, object instanceof Enum<?> ? Kind.BY_EQUALITY : Kind.BY_IDENTITY);
        }
        if (object instanceof Optional<?> optional) {
            return optional.map(this::kindOf).orElse(Kind.BY_EQUALITY);
        }
        if (COLLECTIONS.contains(type)) {
            return object instanceof Map<?, ?> map ? ofAll(map.keySet()).and(ofAll(map.values())) : ofAll((Collection<?>) object);
        }
        return Kind.MUTABLE;
    }

    private Kind ofAll(Collection<?> contents) {
        Kind kind = Kind.BY_EQUALITY;
        for (Object each : contents) {
            // Lists made by Stream.toList() may hold null.
            kind = each == null ? kind : kind.and(kindOf(each));
            if (kind == Kind.MUTABLE) {
                return kind;
            }
        }
        return kind;
    }

    /// @param best what it is when no field speaks against it
    private Kind ofFields(Object object, Kind best) {
        for (Class<?> type = object.getClass(); type != Record.class && type != Enum.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !isImmutable(object, field)) {
                    return Kind.MUTABLE;
                }
            }
        }
        return best;
    }

    private boolean isImmutable(Object object, Field field) {
        if (!Modifier.isFinal(field.getModifiers())) {
            return false;
        }
        if (field.getType().isPrimitive()) {
            return true;
        }
        try {
            field.setAccessible(true);
            Object value = field.get(object);
            return value == null || kindOf(value) != Kind.MUTABLE;
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            // Of a module that does not show it: nobody can tell.
            return false;
        }
    }
}
