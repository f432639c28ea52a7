package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.worker.WorkerContext;

/// A [RemoteObject] as a worker sees it: the number of an object in its table.
record HeldObject<T>(long id) implements RemoteObject<T> {
    @Override
    public T get() {
        return find(id);
    }

    @SuppressWarnings("unchecked")
    static <T> T find(long id) {
        WorkerContext worker = WorkerContext.current();
        if (worker == null) {
            throw new TandemException("a remote object is on the workers; use it inside a function that runs there: "
                    + "id=" + Long.toHexString(id));
        }
        Object value = worker.objects().get(id);
        if (value == null) {
            throw new ClosedException("removed, or pushed to another pool: remote object=" + Long.toHexString(id)
                    + ", worker=" + worker.number());
        }
        return (T) Absent.orNull(value);
    }

    @Override
    public void remove() {
        throw new TandemException("a remote object is removed where it was pushed, not on a worker: id="
                + Long.toHexString(id));
    }

    @Override
    public boolean removed() {
        WorkerContext worker = WorkerContext.current();
        return worker == null || !worker.objects().containsKey(id);
    }
}
