package dev.tandem.engine.internal.map;

/// Stands for null in the tables of workers, which cannot hold it.
public enum Absent {
    NULL;

    public static Object orValue(Object value) {
        return value == null ? NULL : value;
    }

    static Object orNull(Object stored) {
        return stored == NULL ? null : stored;
    }
}
