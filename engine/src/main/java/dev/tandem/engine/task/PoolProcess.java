package dev.tandem.engine.task;

import java.util.logging.Logger;

/// A worker with state of its own, for a [PoolManager]: built once in each worker process, which then hands it one
/// task after the other.
///
/// Used by one thread. What a worker that replaces a lost one starts with is a new instance.
public abstract class PoolProcess<T, R> {
    /// The logger with the simple name of the class.
    protected final Logger log = Logger.getLogger(name(getClass()));

    protected PoolProcess() {}

    /// Works on one task.
    public abstract R run(T task) throws Exception;

    private static String name(Class<?> type) {
        Class<?> named = type;
        while (named.getSimpleName().isEmpty()) {
            named = named.getSuperclass();
        }
        return named.getSimpleName();
    }
}
