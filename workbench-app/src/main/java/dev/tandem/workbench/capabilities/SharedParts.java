package dev.tandem.workbench.capabilities;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the contributions of each contributor have in common in one window. Used on the window's thread.
public final class SharedParts {
    private final Map<String, Map<Class<?>, Object>> parts = new HashMap<>();

    <T> T of(String contributor, Class<T> type, Supplier<? extends T> maker) {
        Map<Class<?>, Object> own = parts.computeIfAbsent(contributor, _ -> new HashMap<>());
        Object known = own.get(type);
        if (known == null) {
            // May ask for others while it is made.
            known = maker.get();
            own.put(type, known);
        }
        return type.cast(known);
    }

    /// Forgets what a contributor had.
    public void end(String contributor) {
        parts.remove(contributor);
    }
}
