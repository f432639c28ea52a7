package dev.tandem.engine.internal.graph;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Everyday JDK values that are taken apart here and built again there, most of them because the JDK
/// does not make them serializable. Views become copies with the same elements in the same order.
enum Rebuild {
    OPTIONAL {
        @Override
        Object[] parts(Object value) {
            return new Object[] {((Optional<?>) value).orElse(null)};
        }

        @Override
        Object build(Object[] parts) {
            return Optional.ofNullable(parts[0]);
        }
    },
    OPTIONAL_INT {
        @Override
        Object[] parts(Object value) {
            OptionalInt some = (OptionalInt) value;
            return some.isPresent() ? new Object[] {some.getAsInt()} : new Object[0];
        }

        @Override
        Object build(Object[] parts) {
            return parts.length == 0 ? OptionalInt.empty() : OptionalInt.of((Integer) parts[0]);
        }
    },
    OPTIONAL_LONG {
        @Override
        Object[] parts(Object value) {
            OptionalLong some = (OptionalLong) value;
            return some.isPresent() ? new Object[] {some.getAsLong()} : new Object[0];
        }

        @Override
        Object build(Object[] parts) {
            return parts.length == 0 ? OptionalLong.empty() : OptionalLong.of((Long) parts[0]);
        }
    },
    OPTIONAL_DOUBLE {
        @Override
        Object[] parts(Object value) {
            OptionalDouble some = (OptionalDouble) value;
            return some.isPresent() ? new Object[] {some.getAsDouble()} : new Object[0];
        }

        @Override
        Object build(Object[] parts) {
            return parts.length == 0 ? OptionalDouble.empty() : OptionalDouble.of((Double) parts[0]);
        }
    },
    PATH {
        @Override
        Object[] parts(Object value) {
            return new Object[] {value.toString()};
        }

        @Override
        Object build(Object[] parts) {
            return Path.of((String) parts[0]);
        }
    },
    CHARSET {
        @Override
        Object[] parts(Object value) {
            return new Object[] {((Charset) value).name()};
        }

        @Override
        Object build(Object[] parts) {
            return Charset.forName((String) parts[0]);
        }
    },
    ENTRY {
        @Override
        Object[] parts(Object value) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
            return new Object[] {entry.getKey(), entry.getValue()};
        }

        @Override
        Object build(Object[] parts) {
            return parts[0] == null || parts[1] == null
                    ? new AbstractMap.SimpleImmutableEntry<>(parts[0], parts[1]) : Map.entry(parts[0], parts[1]);
        }
    },
    IMMUTABLE_LIST {
        @Override
        Object[] parts(Object value) {
            return ((Collection<?>) value).toArray();
        }

        @Override
        Object build(Object[] parts) {
            List<Object> items = Arrays.asList(parts);
            return items.contains(null) ? Collections.unmodifiableList(items) : List.of(parts);
        }

        @Override
        boolean serializable() {
            return true;
        }
    },
    IMMUTABLE_SET {
        @Override
        Object[] parts(Object value) {
            return ((Collection<?>) value).toArray();
        }

        @Override
        Object build(Object[] parts) {
            return Set.of(parts);
        }

        @Override
        boolean serializable() {
            return true;
        }
    },
    IMMUTABLE_MAP {
        @Override
        Object[] parts(Object value) {
            return flattened((Map<?, ?>) value);
        }

        @Override
        Object build(Object[] parts) {
            return Map.copyOf(unflattened(parts));
        }

        @Override
        boolean serializable() {
            return true;
        }
    },
    FIXED_SIZE_LIST {
        @Override
        Object[] parts(Object value) {
            return ((Collection<?>) value).toArray();
        }

        @Override
        Object build(Object[] parts) {
            return Arrays.asList(parts);
        }

        @Override
        boolean serializable() {
            return true;
        }
    },
    LIST_VIEW {
        @Override
        Object[] parts(Object value) {
            return ((Collection<?>) value).toArray();
        }

        @Override
        Object build(Object[] parts) {
            return new ArrayList<>(Arrays.asList(parts));
        }
    },
    SET_VIEW {
        @Override
        Object[] parts(Object value) {
            return ((Collection<?>) value).toArray();
        }

        @Override
        Object build(Object[] parts) {
            return new LinkedHashSet<>(Arrays.asList(parts));
        }
    },
    LOCAL_DATE {
        @Override
        Object[] parts(Object value) {
            return new Object[] {((LocalDate) value).toEpochDay()};
        }

        @Override
        Object build(Object[] parts) {
            return LocalDate.ofEpochDay((Long) parts[0]);
        }
    },
    LOCAL_TIME {
        @Override
        Object[] parts(Object value) {
            return new Object[] {((LocalTime) value).toNanoOfDay()};
        }

        @Override
        Object build(Object[] parts) {
            return LocalTime.ofNanoOfDay((Long) parts[0]);
        }
    },
    LOCAL_DATE_TIME {
        @Override
        Object[] parts(Object value) {
            LocalDateTime moment = (LocalDateTime) value;
            return new Object[] {moment.toLocalDate().toEpochDay(), moment.toLocalTime().toNanoOfDay()};
        }

        @Override
        Object build(Object[] parts) {
            return LocalDateTime.of(LocalDate.ofEpochDay((Long) parts[0]), LocalTime.ofNanoOfDay((Long) parts[1]));
        }
    },
    INSTANT {
        @Override
        Object[] parts(Object value) {
            Instant moment = (Instant) value;
            return new Object[] {moment.getEpochSecond(), moment.getNano()};
        }

        @Override
        Object build(Object[] parts) {
            return Instant.ofEpochSecond((Long) parts[0], (Integer) parts[1]);
        }
    },
    DURATION {
        @Override
        Object[] parts(Object value) {
            Duration length = (Duration) value;
            return new Object[] {length.getSeconds(), length.getNano()};
        }

        @Override
        Object build(Object[] parts) {
            return Duration.ofSeconds((Long) parts[0], (Integer) parts[1]);
        }
    },
    UUID_BITS {
        @Override
        Object[] parts(Object value) {
            UUID bits = (UUID) value;
            return new Object[] {bits.getMostSignificantBits(), bits.getLeastSignificantBits()};
        }

        @Override
        Object build(Object[] parts) {
            return new UUID((Long) parts[0], (Long) parts[1]);
        }
    },
    BIG_INTEGER {
        @Override
        Object[] parts(Object value) {
            return new Object[] {((BigInteger) value).toByteArray()};
        }

        @Override
        Object build(Object[] parts) {
            return new BigInteger((byte[]) parts[0]);
        }
    },
    BIG_DECIMAL {
        @Override
        Object[] parts(Object value) {
            BigDecimal number = (BigDecimal) value;
            return new Object[] {number.unscaledValue().toByteArray(), number.scale()};
        }

        @Override
        Object build(Object[] parts) {
            return new BigDecimal(new BigInteger((byte[]) parts[0]), (Integer) parts[1]);
        }
    };

    private static final Rebuild[] VALUES = values();
    /// Those of one class each. The JDK writes each of them by a stream of its own, which takes many times as long.
    private static final Map<Class<?>, Rebuild> BY_CLASS = Map.ofEntries(Map.entry(Optional.class, OPTIONAL),
            Map.entry(OptionalInt.class, OPTIONAL_INT), Map.entry(OptionalLong.class, OPTIONAL_LONG),
            Map.entry(OptionalDouble.class, OPTIONAL_DOUBLE), Map.entry(FileSystems.getDefault().getPath("").getClass(), PATH),
            Map.entry(LocalDate.class, LOCAL_DATE), Map.entry(LocalTime.class, LOCAL_TIME), Map.entry(LocalDateTime.class, LOCAL_DATE_TIME),
            Map.entry(Instant.class, INSTANT), Map.entry(Duration.class, DURATION), Map.entry(UUID.class, UUID_BITS),
            Map.entry(BigInteger.class, BIG_INTEGER),
            Map.entry(BigDecimal.class, BIG_DECIMAL));

    /// The parts of a value; each is encoded on its own.
    abstract Object[] parts(Object value);

    /// The value of these parts.
    abstract Object build(Object[] parts);

    /// Whether the JDK's own serialization keeps such a value too.
    boolean serializable() {
        return isLater();
    }

    /// Whether what is behind such a value can change.
    boolean isView() {
        return this == ENTRY || this == FIXED_SIZE_LIST || this == LIST_VIEW || this == SET_VIEW;
    }

    /// Whether such values went by the JDK's serialization once.
    boolean isLater() {
        return compareTo(LOCAL_DATE) >= 0;
    }

    static Rebuild at(int ordinal) {
        return VALUES[ordinal];
    }

    static Rebuild of(Class<?> type) {
        Rebuild known = BY_CLASS.get(type);
        if (known != null) {
            return known;
        } else if (Charset.class.isAssignableFrom(type)) {
            return CHARSET;
        }
        return type.getName().startsWith("java.util.") ? ofCollection(type) : null;
    }

    private static Rebuild ofCollection(Class<?> type) {
        String name = type.getName();
        boolean serializable = java.io.Serializable.class.isAssignableFrom(type);
        if (name.startsWith("java.util.ImmutableCollections$") && serializable) {
            return List.class.isAssignableFrom(type) ? IMMUTABLE_LIST
                    : Set.class.isAssignableFrom(type) ? IMMUTABLE_SET : IMMUTABLE_MAP;
        } else if (name.equals("java.util.Arrays$ArrayList")) {
            return FIXED_SIZE_LIST;
        } else if (serializable) {
            return null;
        } else if (name.equals("java.util.ImmutableCollections$SubList")) {
            return IMMUTABLE_LIST;
        } else if (Map.Entry.class.isAssignableFrom(type)) {
            return ENTRY;
        } else if (Set.class.isAssignableFrom(type)) {
            return SET_VIEW;
        }
        return Collection.class.isAssignableFrom(type) ? LIST_VIEW : null;
    }

    private static Object[] flattened(Map<?, ?> map) {
        List<Object> parts = new ArrayList<>(2 * map.size());
        map.forEach((key, value) -> {
            parts.add(key);
            parts.add(value);
        });
        return parts.toArray();
    }

    private static Map<Object, Object> unflattened(Object[] parts) {
        Map<Object, Object> map = LinkedHashMap.newLinkedHashMap(parts.length / 2);
        for (int i = 0; i < parts.length; i += 2) {
            map.put(parts[i], parts[i + 1]);
        }
        return map;
    }
}
