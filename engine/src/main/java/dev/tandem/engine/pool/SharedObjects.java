package dev.tandem.engine.pool;

import dev.tandem.engine.internal.pool.PoolBackend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The immutable objects on the workers of one pool, and how many handles each has. Thread-safe.
final class SharedObjects {
    private final PoolBackend backend;
    /// Guarded by this.
    private final Map<Object, Shared> present = new HashMap<>();

    SharedObjects(PoolBackend backend) {
        this.backend = backend;
    }

    /// One object on the workers.
    private static final class Shared {
        private final long id = PushedObject.newId();
        /// Guarded by the table.
        private int handles;
        /// Written under the lock of this object, which is held while it is sent.
        private volatile boolean sent;
    }

    /// Another handle of an object, which is sent only if it is not there.
    ///
    /// @param key what it is looked up by; see [Immutables#keyOf(Object)]
    <T> PushedObject<T> handle(Object key, T object) {
        Shared shared = latest(key, object);
        boolean done = false;
        try {
            send(shared, object);
            done = true;
        } finally {
            if (!done) {
                release(key, shared);
            }
        }
        return new PushedObject<>(backend, shared.id, () -> release(key, shared));
    }

    /// What a new handle stands for; counted.
    private Shared latest(Object key, Object object) {
        Shared before;
        synchronized (this) {
            before = present.get(key);
        }
        // Asked without the lock: it may have to encode the object.
        boolean usable = before != null && (!before.sent || backend.isLatest(before.id, object));
        synchronized (this) {
            if (!usable && before != null) {
                // Its handles keep it as it is.
                present.remove(key, before);
            }
            Shared shared = present.computeIfAbsent(key, k -> new Shared());
            shared.handles++;
            return shared;
        }
    }

    /// An argument for a call, by another handle if it is there.
    <A> Argument<A> argument(A object) {
        Object key = isEmpty() ? null : Immutables.keyOf(object);
        Shared shared = key == null ? null : counted(key);
        if (shared == null) {
            return new Argument<>(object, null);
        }
        if (!backend.isLatest(shared.id, object)) {
            release(key, shared);
            return new Argument<>(object, null);
        }
        return new Argument<>(null, new PushedObject<>(backend, shared.id, () -> release(key, shared)));
    }

    private synchronized boolean isEmpty() {
        return present.isEmpty();
    }

    /// One more handle of what is there; null when nothing is.
    private synchronized Shared counted(Object key) {
        Shared shared = present.get(key);
        if (shared == null || !shared.sent) {
            return null;
        }
        shared.handles++;
        return shared;
    }

    private void send(Shared shared, Object object) {
        synchronized (shared) {
            if (!shared.sent) {
                backend.put(shared.id, List.of(object));
                shared.sent = true;
            }
        }
    }

    private void release(Object key, Shared shared) {
        synchronized (this) {
            if (--shared.handles > 0) {
                return;
            }
            present.remove(key, shared);
        }
        backend.remove(shared.id);
    }
}
