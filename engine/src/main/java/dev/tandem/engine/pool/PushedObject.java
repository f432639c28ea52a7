package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.graph.Travels;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A [RemoteObject] where it was pushed. It travels as a [HeldObject].
final class PushedObject<T> implements RemoteObject<T>, Travels {
    /// Begins at random, so that a handle never names another process's object by accident.
    private static final AtomicLong NEXT = new AtomicLong(new SecureRandom().nextLong());

    private final long id = NEXT.getAndIncrement();
    private final PoolBackend backend;
    private final AtomicBoolean removed = new AtomicBoolean();

    PushedObject(PoolBackend backend) {
        this.backend = backend;
    }

    long id() {
        return id;
    }

    @Override
    public T get() {
        requirePresent();
        return HeldObject.find(id);
    }

    @Override
    public Object travelForm() {
        requirePresent();
        return new HeldObject<T>(id);
    }

    @Override
    public long remoteObject() {
        return id;
    }

    private void requirePresent() {
        if (removed.get()) {
            throw new ClosedException("removed: remote object=" + Long.toHexString(id) + ", pool=" + backend.name());
        }
    }

    @Override
    public void remove() {
        if (removed.compareAndSet(false, true)) {
            backend.remove(id);
        }
    }

    @Override
    public boolean removed() {
        return removed.get();
    }

    @Override
    public String toString() {
        return "RemoteObject[pool=" + backend.name() + ", id=" + Long.toHexString(id)
                + (removed() ? ", removed]" : "]");
    }
}
