package dev.tandem.engine.internal.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// The everyday collections that are created empty and then filled, so that they may contain themselves.
enum Container {
    ARRAY_LIST(ArrayList.class, ArrayList::new),
    LINKED_LIST(LinkedList.class, LinkedList::new),
    ARRAY_DEQUE(ArrayDeque.class, ArrayDeque::new),
    HASH_SET(HashSet.class, HashSet::new),
    LINKED_HASH_SET(LinkedHashSet.class, LinkedHashSet::new),
    COPY_ON_WRITE_LIST(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
    HASH_MAP(HashMap.class, HashMap::new),
    LINKED_HASH_MAP(LinkedHashMap.class, Container::insertionOrdered),
    /// Also of the class LinkedHashMap.
    BY_ACCESS(null, Container::accessOrdered),
    CONCURRENT_HASH_MAP(ConcurrentHashMap.class, ConcurrentHashMap::new);

    private static final Container[] VALUES = values();

    private final Class<?> type;
    private final Supplier<Object> empty;

    Container(Class<?> type, Supplier<Object> empty) {
        this.type = type;
        this.empty = empty;
    }

    static Container of(Class<?> type) {
        for (Container container : VALUES) {
            if (container.type == type) {
                return container;
            }
        }
        return null;
    }

    static Container at(int ordinal) {
        return VALUES[ordinal];
    }

    Object create() {
        return empty.get();
    }

    boolean isMap() {
        return this == BY_ACCESS || Map.class.isAssignableFrom(type);
    }

    /// Whether reading an entry moves it to the end. A map tells nobody but its serialization, whose last byte it is.
    static boolean isAccessOrdered(Object linkedMap) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Hollow(bytes)) {
            out.writeObject(linkedMap);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] written = bytes.toByteArray();
        return written[written.length - 1] == 1;
    }

    /// Writes an object without what it holds.
    private static final class Hollow extends ObjectOutputStream {
        private boolean begun;

        Hollow(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object value) {
            boolean first = !begun;
            begun = true;
            return first ? value : null;
        }
    }

    @SuppressWarnings("unchecked")
    static Collection<Object> collection(Object value) {
        return (Collection<Object>) value;
    }

    @SuppressWarnings("unchecked")
    static Map<Object, Object> map(Object value) {
        return (Map<Object, Object>) value;
    }

    private static Object insertionOrdered() {
        return new LinkedHashMap<>();
    }

    private static Object accessOrdered() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }
}
