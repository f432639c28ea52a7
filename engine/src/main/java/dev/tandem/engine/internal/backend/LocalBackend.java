package dev.tandem.engine.internal.backend;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.map.Absent;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// What back ends have in common whose workers are in this process: nothing is encoded but what is put on the
/// workers, of which each has a copy, as elsewhere; and nothing can be killed.
abstract class LocalBackend implements PoolBackend {
    private final String name;
    private final String kind;
    private final List<WorkerContext> workers;
    /// Set on a thread while it runs a task of this pool.
    private final ThreadLocal<Boolean> working = new ThreadLocal<>();
    private volatile boolean closed;

    /// @param kind what a worker is, in messages
    /// @param options name and seed of the pool; what else they say is for processes
    LocalBackend(String standardName, String kind, int size, WorkerOptions options) {
        this.name = options.name() == null ? standardName : options.name();
        this.kind = kind;
        this.workers = IntStream.range(0, size)
                .mapToObj(number -> new WorkerContext(number, size, WorkerContext.seed(options.seed(), number, 0), HostName.here())).toList();
    }

    final List<WorkerContext> workers() {
        return workers;
    }

    @Override
    public final int size() {
        return workers.size();
    }

    @Override
    public final String name() {
        return name;
    }

    /// Runs a task on the calling thread.
    ///
    /// @throws dev.tandem.engine.TaskFailedException whatever it throws
    final Object run(LocalTask task, int worker) {
        working.set(true);
        try {
            return task.runOn(workers.get(worker));
        } finally {
            working.remove();
        }
    }

    @Override
    public final boolean onOwnWorker() {
        return working.get() != null;
    }

    @Override
    public final Prepared prepare(String label, Task<?> task) {
        requireOpen();
        requireOutside();
        LocalTask local = new LocalTask(label, task);
        return (worker, _) -> call(worker, local);
    }

    /// See [PoolBackend.Prepared#call].
    abstract CompletableFuture<Object> call(int worker, LocalTask task);

    @Override
    public final void put(long id, List<?> values) {
        requireOpen();
        requireOutside();
        List<Object> copies = workers.stream()
                .map(worker -> copy(values.get(values.size() == 1 ? 0 : worker.number()))).toList();
        workers.forEach(worker -> worker.objects().put(id, copies.get(worker.number())));
    }

    private static Object copy(Object value) {
        return value == null ? Absent.NULL : Shipping.copy("object", value);
    }

    @Override
    public final void remove(long id) {
        workers.forEach(worker -> worker.objects().remove(id));
    }

    @Override
    public final void kill(int worker) {
        throw new TandemException("a worker that is " + kind + " cannot be killed, its task is still running: pool="
                + name + ", worker=" + worker);
    }

    /// A task that waits for its own worker, or for one that waits for it, would wait for ever.
    private void requireOutside() {
        if (onOwnWorker()) {
            throw new TandemException("a task cannot use the pool that runs it, but may open another: pool=" + name);
        }
    }

    @Override
    public final boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(worker -> worker.objects().clear());
    }
}
