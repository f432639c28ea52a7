package dev.tandem.engine.internal.graph;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Which parts of an object may stay in the stream that the JDK's serialization makes of it.
///
/// A stream knows nothing of the graph around it: what is met inside and outside would arrive as two objects, and a
/// change of one would not be seen in the other. So only values, locks and the JDK's own parts stay.
enum Inner {
    /// Nobody else has the parts of an object of the JDK that holds nothing of others.
    ALL,
    /// Collections, references, classes with rules of their own.
    VALUES,
    /// As [#VALUES]; exceptions may contain each other, and keep their traces.
    THROWN;

    private static final Set<Class<?>> VALUE_TYPES = Set.of(UUID.class, URI.class, URL.class, Locale.class, File.class,
            Currency.class, Pattern.class, StackTraceElement.class);
    private static final List<String> VALUE_PACKAGES = List.of("java.time.", "java.math.", "java.util.concurrent.locks.");

    static Inner of(Object root) {
        if (root instanceof Throwable) {
            return THROWN;
        }
        return Layout.isLibrary(root.getClass()) && !(root instanceof Collection) && !(root instanceof Map)
                && !root.getClass().getName().startsWith("java.util.concurrent.atomic.") ? ALL : VALUES;
    }

    /// Whether a part that the stream could hold stays there.
    boolean stays(Object part) {
        return switch (Shape.of(part.getClass()).kind()) {
            case OBJECT_ARRAY -> this == ALL || part instanceof StackTraceElement[];
            case PRIMITIVE_ARRAY, JAVA -> this == ALL || this == THROWN && part instanceof Throwable || isValue(part.getClass());
            case CONTAINER, ORDERED -> this == ALL || this == THROWN && part instanceof Collection<?> all
                    && all.stream().allMatch(Throwable.class::isInstance);
            default -> true;
        };
    }

    private static boolean isValue(Class<?> type) {
        return !type.isArray() && Layout.isLibrary(type) && (!Modifier.isPublic(type.getModifiers()) || VALUE_TYPES.contains(type)
                || VALUE_PACKAGES.stream().anyMatch(type.getName()::startsWith));
    }
}
