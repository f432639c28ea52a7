package dev.tandem.engine.graph;

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
        return Map.class.isAssignableFrom(type);
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
}
