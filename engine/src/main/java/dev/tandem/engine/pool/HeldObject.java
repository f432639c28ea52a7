package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.worker.WorkerContext;

/// A [RemoteObject] as a worker sees it: the number of an object in its table.
///
/// @param shared whether other handles stand for the same object
record HeldObject<T>(long id, boolean shared) implements RemoteObject<T> {
    @Override
    public T get() {
        return find(id);
    }

    @Override
    public void set(T value) {
        replace(id, shared, value);
    }

    @SuppressWarnings("unchecked")
    static <T> T find(long id) {
        return (T) Absent.orNull(stored(worker(id), id));
    }

    static void replace(long id, boolean shared, Object value) {
        WorkerContext worker = worker(id);
        stored(worker, id);
        if (shared) {
            throw new TandemException("an immutable object is shared by all its handles and cannot be replaced: "
                    + "remote object=" + Long.toHexString(id) + ", worker=" + worker.number());
        }
        worker.objects().replace(id, Absent.orValue(value));
    }

    private static WorkerContext worker(long id) {
        WorkerContext worker = WorkerContext.current();
        if (worker == null) {
            throw new TandemException("a remote object is on the workers; use it inside a function that runs there: "
                    + "id=" + Long.toHexString(id));
        }
        return worker;
    }

    private static Object stored(WorkerContext worker, long id) {
        Object value = worker.objects().get(id);
        if (value == null) {
            throw new ClosedException("removed, or pushed to another pool: remote object=" + Long.toHexString(id)
                    + ", worker=" + worker.number());
        }
        return value;
    }

    @Override
    public void remove() {
        throw removedOnWorker(id);
    }

    static TandemException removedOnWorker(long id) {
        return new TandemException("a remote object is removed where it was pushed, not on a worker: id="
                + Long.toHexString(id));
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
