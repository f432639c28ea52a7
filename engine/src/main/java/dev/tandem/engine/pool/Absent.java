package dev.tandem.engine.pool;

/// Stands for null in the tables of workers, which cannot hold it.
enum Absent {
    NULL;

    static Object orValue(Object value) {
        return value == null ? NULL : value;
    }

    static Object orNull(Object stored) {
        return stored == NULL ? null : stored;
    }
}
