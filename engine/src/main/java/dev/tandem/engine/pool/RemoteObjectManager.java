package dev.tandem.engine.pool;

import java.util.ArrayDeque;
import java.util.Deque;

/// Removes the remote objects that were given to it, the last one first. Thread-safe.
public final class RemoteObjectManager implements AutoCloseable {
    /// Guarded by itself.
    private final Deque<RemoteObject<?>> managed = new ArrayDeque<>();

    /// Takes care of a handle and returns it.
    public <T> RemoteObject<T> manage(RemoteObject<T> object) {
        synchronized (managed) {
            managed.push(object);
        }
        return object;
    }

    /// Removes all managed objects now; the manager can be used again.
    public void removeObjects() {
        while (true) {
            RemoteObject<?> next;
            synchronized (managed) {
                next = managed.poll();
            }
            if (next == null) {
                return;
            }
            next.remove();
        }
    }

    @Override
    public void close() {
        removeObjects();
    }
}
