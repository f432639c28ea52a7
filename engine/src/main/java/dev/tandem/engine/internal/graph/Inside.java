package dev.tandem.engine.internal.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A step of a path into a container that the JDK writes by itself; where the part lies in it is found only when
/// an error has to name it. Keys and values of a map count as one sequence.
record Inside(Object container, Object part) {
    private static final int DEPTH = 4;

    /// The indices that lead to the part; empty when it is not found.
    @Override
    public String toString() {
        return find(container, DEPTH).orElse("");
    }

    private Optional<String> find(Object from, int depth) {
        List<Object> elements = elements(from);
        for (int i = 0; depth > 0 && i < elements.size(); i++) {
            String step = from instanceof AtomicReference ? ".value" : "[" + i + "]";
            Optional<String> rest = elements.get(i) == part ? Optional.of("") : find(elements.get(i), depth - 1);
            if (rest.isPresent()) {
                return Optional.of(step + rest.get());
            }
        }
        return Optional.empty();
    }

    private static List<Object> elements(Object from) {
        List<Object> elements = new ArrayList<>();
        switch (from) {
            case Map<?, ?> map -> map.forEach((key, value) -> {
                elements.add(key);
                elements.add(value);
            });
            case Collection<?> all -> elements.addAll(all);
            case AtomicReference<?> reference -> elements.add(reference.get());
            case null, default -> {}
        }
        return elements;
    }
}
