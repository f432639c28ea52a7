package dev.tandem.engine.internal.graph;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/// Containers of the JDK that are made with something, a comparator most often, and then filled, so that they may contain
/// themselves. Elements arrive in their order, and only queues compare them.
enum Ordered {
    TREE_MAP(TreeMap.class) {
        @Override
        Object parameter(Object value) {
            return ((TreeMap<?, ?>) value).comparator();
        }

        @Override
        Object create(Object parameter) {
            return new TreeMap<>(order(parameter));
        }

        @Override
        void fill(Object value, Object[] parts) {
            Map<Object, Object> map = Container.map(value);
            map.putAll(new InOrder(order(parameter(value)), entries(parts)));
        }
    },
    TREE_SET(TreeSet.class) {
        @Override
        Object parameter(Object value) {
            return ((TreeSet<?>) value).comparator();
        }

        @Override
        Object create(Object parameter) {
            return new TreeSet<>(order(parameter));
        }

        @Override
        void fill(Object value, Object[] parts) {
            Map<Object, Object> keys = new TreeMap<>(order(parameter(value)));
            keys.putAll(new InOrder(order(parameter(value)),
                    Arrays.stream(parts).<Map.Entry<Object, Object>>map(part -> new AbstractMap.SimpleImmutableEntry<>(part, part)).toList()));
            Container.collection(value).addAll(keys.keySet());
        }
    },
    PRIORITY_QUEUE(PriorityQueue.class) {
        @Override
        Object parameter(Object value) {
            return ((PriorityQueue<?>) value).comparator();
        }

        @Override
        Object create(Object parameter) {
            return new PriorityQueue<>(order(parameter));
        }

        @Override
        void fill(Object value, Object[] parts) {
            Container.collection(value).addAll(Arrays.asList(parts));
        }
    },
    ENUM_MAP(EnumMap.class) {
        @Override
        Object parameter(Object value) {
            return ((EnumMap<?, ?>) value).keySet().iterator().next().getDeclaringClass();
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        Object create(Object parameter) {
            return new EnumMap((Class<?>) parameter);
        }

        @Override
        void fill(Object value, Object[] parts) {
            entries(parts).forEach(entry -> Container.map(value).put(entry.getKey(), entry.getValue()));
        }
    },
    REFERENCE(AtomicReference.class) {
        @Override
        Object parameter(Object value) {
            return null;
        }

        @Override
        Object create(Object parameter) {
            return new AtomicReference<>();
        }

        @Override
        @SuppressWarnings("unchecked")
        void fill(Object value, Object[] parts) {
            ((AtomicReference<Object>) value).set(parts[0]);
        }
    };

    private static final Ordered[] VALUES = values();

    private final Class<?> type;

    Ordered(Class<?> type) {
        this.type = type;
    }

    static Ordered of(Class<?> type) {
        return Arrays.stream(VALUES).filter(each -> each.type == type).findFirst().orElse(null);
    }

    static Ordered at(int ordinal) {
        return VALUES[ordinal];
    }

    /// What it is made with.
    abstract Object parameter(Object value);

    abstract Object create(Object parameter);

    abstract void fill(Object value, Object[] parts);

    /// Whether the JDK has to write it, since an empty map of enums tells nobody of which.
    boolean isLeftOut(Object value) {
        return value instanceof EnumMap<?, ?> map && map.isEmpty();
    }

    /// Keys and values of maps in turn, or the elements.
    static Object[] parts(Object value) {
        if (value instanceof AtomicReference<?> reference) {
            return new Object[] {reference.get()};
        } else if (value instanceof Map<?, ?>) {
            List<Object> parts = new ArrayList<>();
            Container.map(value).forEach((key, held) -> {
                parts.add(key);
                parts.add(held);
            });
            return parts.toArray();
        }
        return Container.collection(value).toArray();
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Object> order(Object parameter) {
        return (Comparator<Object>) parameter;
    }

    private static List<Map.Entry<Object, Object>> entries(Object[] parts) {
        List<Map.Entry<Object, Object>> entries = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            entries.add(new AbstractMap.SimpleImmutableEntry<>(parts[i], parts[i + 1]));
        }
        return entries;
    }

    /// Entries that are in order; what is filled from such a map does not compare them.
    private static final class InOrder extends AbstractMap<Object, Object> implements SortedMap<Object, Object> {
        private final Comparator<Object> order;
        private final List<Map.Entry<Object, Object>> entries;

        InOrder(Comparator<Object> order, List<Map.Entry<Object, Object>> entries) {
            this.order = order;
            this.entries = entries;
        }

        @Override
        public Set<Map.Entry<Object, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<Object, Object>> iterator() {
                    return entries.iterator();
                }

                @Override
                public int size() {
                    return entries.size();
                }
            };
        }

        @Override
        public Comparator<Object> comparator() {
            return order;
        }

        @Override
        public SortedMap<Object, Object> subMap(Object from, Object to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SortedMap<Object, Object> headMap(Object to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SortedMap<Object, Object> tailMap(Object from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object firstKey() {
            return entries.getFirst().getKey();
        }

        @Override
        public Object lastKey() {
            return entries.getLast().getKey();
        }
    }
}
