package dev.tandem.workbench.values;

import java.util.List;

/// Numbers along axes, wherever they are, counted along the last axis first. Read on any thread while others may write; whoever reads
/// must be ready for what has become shorter or was closed meanwhile.
interface Numbers {
    /// Nobody waits for a copy of that many.
    int MOST_COPIED = 1_000_000;

    long[] shape();

    double number(long index);

    /// Many at once, as [dev.tandem.plugin.ScriptValue#numbers].
    default void numbers(long first, long step, double[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = number(first + i * step);
        }
    }

    /// As Java writes it.
    String entry(long index);

    /// That all of them take, or -1 where that cannot be said.
    long bytes();

    /// The same numbers where nothing changes them.
    Numbers copy();

    default List<String> columns() {
        return List.of();
    }

    default long size() {
        long size = 1;
        for (long each : shape()) {
            size *= each;
        }
        return size;
    }

    /// Sees the numbers in a value.
    ///
    /// @param whole whether all of it is looked at; else some rows or elements stand for all
    /// @return null when it has none
    static Numbers of(Object value, boolean whole) {
        return switch (value) {
            case null -> null;
            case Object array when NdNumbers.isArray(array) -> NdNumbers.of(array);
            case Object array when array.getClass().isArray() -> ArrayNumbers.of(array, whole);
            case List<?> list when ValueParts.isIndexed(list) -> ListNumbers.of(list, whole);
            default -> TableNumbers.of(value);
        };
    }
}
