package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;

/// Somebody puts a task without waiting, and the queue has no room for it. The task does not count.
public final class QueueFullException extends TandemException {
    private static final long serialVersionUID = 1L;

    QueueFullException(String pool, int queueSize) {
        super("queue full: pool=" + pool + ", queueSize=" + queueSize);
    }
}
