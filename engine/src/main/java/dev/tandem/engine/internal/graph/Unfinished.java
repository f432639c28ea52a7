package dev.tandem.engine.internal.graph;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// The objects that are being read, whose fields are not set yet, and the tables that were filled with keys that may depend on
/// them: where typed objects contain themselves by way of a set or map, keys get their hash codes too early.
///
/// Such tables are filled again when the outermost object is finished. Of those that cannot be, nothing may arrive.
final class Unfinished {
    private record Table(Object table, Object[] content) {}

    private final NumberSet open = new NumberSet();
    private final List<Table> tables = new ArrayList<>();
    private int count;
    /// Whether one of the objects was referred to before it was finished.
    private boolean met;

    void begin(int handle) {
        open.set(handle);
        count++;
    }

    void end(int handle) {
        open.clear(handle);
        count--;
        if (count == 0) {
            met = false;
            tables.forEach(Unfinished::fill);
            tables.clear();
        }
    }

    /// Whether a table may have to be filled again.
    boolean isAny() {
        return count > 0;
    }

    /// Puts a key into a table.
    void put(Runnable putting) {
        try {
            putting.run();
        } catch (RuntimeException e) {
            if (!met) {
                throw e;
            }
            // Its hash code needs what is not there yet; the table is filled again.
        }
    }

    /// Notes a record that was built.
    ///
    /// @throws IOException when its constructor took a table apart that is filled again
    void requireKept(Object value, List<Field> fields, Object[] parts) throws IOException {
        for (int i = 0; i < parts.length && !tables.isEmpty(); i++) {
            Object part = parts[i];
            if (tables.stream().anyMatch(t -> t.table == part) && Layout.read(fields.get(i), value) != part) {
                throw new IOException("keys depend on an object that contains them, and the constructor copies them: class="
                        + value.getClass().getName() + ", component=" + fields.get(i).getName());
            }
        }
    }

    /// Notes a reference to an object.
    void met(int handle) {
        met |= count > 0 && open.has(handle);
    }

    /// Notes a table that was filled.
    ///
    /// @param content what it was given, in order; null when nothing was unfinished
    void filled(Object table, Object[] content) {
        if (met && content != null && content.length > 0) {
            tables.add(new Table(table, content));
        }
    }

    /// Notes something that cannot be filled again.
    ///
    /// @throws IOException when it may be wrong
    void built(Object value) throws IOException {
        if (met && isByContent(value)) {
            throw new IOException("keys depend on an object that contains them; use a HashMap or HashSet instead: class="
                    + value.getClass().getName());
        }
    }

    /// Whether the place of an element depends on the element's state; lists and sorted tables arrive in their order.
    private static boolean isByContent(Object value) {
        return switch (value) {
            case SortedSet<?> _ -> false;
            case SortedMap<?, ?> _ -> false;
            case Set<?> set -> !set.isEmpty() && !isPlain(set.iterator().next());
            case Map<?, ?> map -> !map.isEmpty() && !isPlain(map.keySet().iterator().next());
            case PriorityQueue<?> queue -> queue.size() > 1;
            case null, default -> false;
        };
    }

    private static boolean isPlain(Object key) {
        return key == null || key instanceof Enum || Layout.isLibrary(key.getClass()) && !(key instanceof Collection);
    }

    private static void fill(Table each) {
        if (each.table instanceof Map<?, ?>) {
            Map<Object, Object> map = Container.map(each.table);
            map.clear();
            for (int i = 0; i < each.content.length; i += 2) {
                map.put(each.content[i], each.content[i + 1]);
            }
        } else {
            Collection<Object> set = Container.collection(each.table);
            set.clear();
            set.addAll(Arrays.asList(each.content));
        }
    }
}
