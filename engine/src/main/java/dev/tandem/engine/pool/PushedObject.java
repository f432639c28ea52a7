package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.internal.graph.Travels;
import dev.tandem.engine.internal.map.Stored;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.runtime.Keepable;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A [RemoteObject] where it was pushed. It travels as a [HeldObject].
final class PushedObject<T> implements RemoteObject<T>, Travels, Keepable {
    /// Begins at random, so that a handle never names another process's object by accident.
    private static final AtomicLong NEXT = new AtomicLong(new SecureRandom().nextLong());

    private final long id;
    private final PoolBackend backend;
    /// Lets go of an object that other handles may stand for, too; null for an object of this handle alone.
    private final Runnable release;
    private final AtomicBoolean removed = new AtomicBoolean();

    /// A handle of an object of its own, which is not there yet.
    PushedObject(PoolBackend backend) {
        this(backend, newId(), null);
    }

    /// One of several handles of an object.
    PushedObject(PoolBackend backend, long id, Runnable release) {
        this.backend = backend;
        this.id = id;
        this.release = release;
    }

    static long newId() {
        return NEXT.getAndIncrement();
    }

    long id() {
        return id;
    }

    @Override
    public T get() {
        requirePresent();
        return Stored.find(id);
    }

    @Override
    public void set(T value) {
        requirePresent();
        Stored.replace(id, release != null, value);
    }

    @Override
    public Object travelForm() {
        requirePresent();
        return new HeldObject<T>(id, release != null);
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
        if (backend.onOwnWorker()) {
            throw Stored.removedOnWorker(id);
        }
        if (!removed.compareAndSet(false, true)) {
            return;
        }
        if (release == null) {
            backend.remove(id);
        } else {
            release.run();
        }
    }

    /// With the pool on whose workers it is.
    @Override
    public void keep() {
        requirePresent();
        backend.keep();
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
