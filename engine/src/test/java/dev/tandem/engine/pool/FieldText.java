package dev.tandem.engine.pool;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values with all that typed objects in them hold, and which are one object; the same text for what is the same.
final class FieldText {
    private final IdentityHashMap<Object, Integer> met = new IdentityHashMap<>();

    private FieldText() {}

    static String of(Object value) {
        return new FieldText().text(value);
    }

    private String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Collection<?> c -> c.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
            case Optional<?> o -> "Optional" + o.map(this::text);
            case Map<?, ?> m -> m.entrySet().stream().map(e -> text(e.getKey()) + "=" + text(e.getValue())).toList().toString();
            case Object a when a.getClass().isArray() -> a.getClass() + IntStream.range(0, Array.getLength(a))
                    .mapToObj(i -> text(Array.get(a, i))).toList().toString();
            case Object o when !o.getClass().getName().startsWith("REPL.") -> AnswerText.of(o);
            case Object o when o.getClass().isHidden() -> "function";
            default -> typed(value);
        };
    }

    private String typed(Object value) {
        Integer before = met.putIfAbsent(value, met.size());
        if (before != null) {
            return "#" + before;
        }
        return value.getClass() + "@" + System.identityHashCode(value.getClass()) + Stream.<Class<?>>iterate(
                value.getClass(), c -> c != null && c.getName().startsWith("REPL."), Class::getSuperclass)
                .flatMap(c -> Stream.of(c.getDeclaredFields())).filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> field.getName() + "=" + text(in(value, field))).toList();
    }

    private static Object in(Object value, Field field) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
