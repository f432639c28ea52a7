package dev.tandem.engine.pool;

import dev.tandem.engine.internal.map.Stored;
import dev.tandem.engine.internal.worker.WorkerContext;

/// A [RemoteObject] as a worker sees it: the number of an object in its table.
///
/// @param shared whether other handles stand for the same object
record HeldObject<T>(long id, boolean shared) implements RemoteObject<T> {
    @Override
    public T get() {
        return Stored.find(id);
    }

    @Override
    public void set(T value) {
        Stored.replace(id, shared, value);
    }

    @Override
    public void remove() {
        throw Stored.removedOnWorker(id);
    }

    @Override
    public boolean removed() {
        WorkerContext worker = WorkerContext.current();
        return worker == null || !worker.objects().containsKey(id);
    }

    @Override
    public String toString() {
        return "RemoteObject[id=" + Long.toHexString(id) + "]";
    }
}
