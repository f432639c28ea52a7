package dev.tandem.engine.internal.map;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.worker.WorkerContext;

/// The objects in the table of the worker on which the calling task runs.
public final class Stored {
    private Stored() {}

    @SuppressWarnings("unchecked")
    public static <T> T find(long id) {
        return (T) Absent.orNull(stored(worker(id), id));
    }

    public static void replace(long id, boolean shared, Object value) {
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

    public static TandemException removedOnWorker(long id) {
        return new TandemException("a remote object is removed where it was pushed, not on a worker: id="
                + Long.toHexString(id));
    }
}
