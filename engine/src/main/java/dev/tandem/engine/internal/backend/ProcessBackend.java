package dev.tandem.engine.internal.backend;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.code.world.Origin;
import dev.tandem.engine.internal.code.world.Worlds;
import dev.tandem.engine.internal.map.Absent;
import dev.tandem.engine.internal.map.TimeLimit;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.pool.Attempt;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.Restoration;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Workers that are processes: a [WorkerGroup]. What is put on them is kept here in its encoded
/// form, so that a worker that replaces a lost one gets it again.
public final class ProcessBackend implements PoolBackend {
    private static final TimeLimit PUSH = TimeLimit.of("push", null);

    /// Also knows what is on the workers.
    private final Worlds worlds;
    private final WorkerGroup group;
    /// The defaults with which a map began, by the number of its function: all of its chunks have the same.
    private final Map<Long, OwnDefaults> mapping = new ConcurrentHashMap<>();

    /// At the place of the innermost open scope.
    public ProcessBackend(int size, WorkerOptions options) {
        this(size, options, ParallelExecutionManager.current().place());
    }

    public ProcessBackend(int size, WorkerOptions options, Place place) {
        worlds = new Worlds(SegmentPool::own);
        group = WorkerGroup.open(GroupSpec.of("pool", size).withOptions(options).withRestore(new Restoration.Kept(worlds)), place);
    }

    /// A task as bytes, with the defaults with which it runs.
    private final class Shipped implements Prepared {
        private final Shipment shipment;
        private final CallOptions options;

        Shipped(CallOptions options, Shipment shipment) {
            this.shipment = shipment;
            this.options = options;
        }

        @Override
        public CompletableFuture<Object> call(int worker, Attempt attempt) {
            CallOptions given = attempt == Attempt.ONLY ? options
                    : options.repeated(attempt.repeated()).carrying(attempt.items(), attempt.retryOf());
            return worlds.send(shipment, placed -> group.call(worker, placed, given));
        }

        @Override
        public void close() {
            shipment.close();
        }
    }

    /// Runs on a worker: puts an object into its table.
    private record Store(long id, Object value) implements Task<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Object run() {
            WorkerContext.current().objects().put(id, Absent.orValue(value));
            return null;
        }
    }

    /// Runs on a worker: takes an object from its table.
    private record Forget(long id) implements Task<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Object run() {
            WorkerContext.current().objects().remove(id);
            Shipping.forget(id);
            return null;
        }
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public String name() {
        return group.name();
    }

    @Override
    public Prepared prepare(String label, Task<?> task) {
        requireOpen();
        return new Shipped(CallOptions.labelled(label).withDefaults(OwnDefaults.now()), worlds.ship("function", label, task));
    }

    @Override
    public Prepared prepare(String label, Task<?> task, long object) {
        requireOpen();
        return new Shipped(CallOptions.uncounted(label).withDefaults(mapping.get(object)), worlds.ship("function", label, task, object));
    }

    @Override
    public void count(int worker, int done, int failed) {
        group.countTasks(worker, done, failed);
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        call.cancel(true);
    }

    @Override
    public void put(long id, List<?> values) {
        List<CompletableFuture<Object>> calls = begin(id, Origin.pushed(id), values, true);
        try {
            new PendingAnswers(this, calls).await(PUSH, error -> !(error instanceof WorkerLostException));
        } catch (WorkerLostException e) {
            // The worker may have died of anything; its replacement tells whether it was the object.
            retry(id);
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    @Override
    public List<CompletableFuture<Object>> begin(long id, Object value) {
        mapping.put(id, OwnDefaults.now());
        return begin(id, Origin.call("map"), Arrays.asList(value), false);
    }

    /// @param complete see [Worlds#shipToKeep]
    private List<CompletableFuture<Object>> begin(long id, Origin origin, List<?> values, boolean complete) {
        requireOpen();
        List<Shipment> shipments = worlds.shipToKeep("object", "object",
                values.stream().map(value -> new Store(id, value)).toList(), complete);
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        try {
            worlds.keep(id, origin, shipments, placed -> send(placed, calls, true));
            return calls;
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    @Override
    public boolean isLatest(long id, Object value) {
        return worlds.isLatest(id, "object", "object", new Store(id, value));
    }

    private void retry(long id) {
        try {
            List<CompletableFuture<Object>> calls = new ArrayList<>();
            send(worlds.kept(id), calls, false);
            new PendingAnswers(this, calls).await(PUSH);
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    /// @param repeated whether this is done again when a worker is lost
    private void send(List<Shipment> shipments, List<CompletableFuture<Object>> calls, boolean repeated) {
        for (int worker = 0; worker < size() && !shipments.isEmpty(); worker++) {
            Shipment shipment = shipments.get(shipments.size() == 1 ? 0 : worker);
            calls.add(group.call(worker, shipment, CallOptions.uncounted("push").repeated(repeated)));
        }
    }

    @Override
    public void remove(long id) {
        mapping.remove(id);
        Shipment forget = Shipping.ship(new Forget(id));
        worlds.forget(id, () -> {
            try {
                for (int worker = 0; worker < size() && !group.closed(); worker++) {
                    group.call(worker, forget, CallOptions.uncounted("remove"));
                }
            } catch (ClosedException e) {
                // Closed meanwhile: nothing is left to be forgotten.
            }
        });
    }

    /// How many states of code and variables the workers may hold.
    public int worlds() {
        return worlds.count();
    }

    @Override
    public ClosedException terminated() {
        return new ClosedException("impossible, already terminated: pool=" + name() + ", reason=" + group.endReason(),
                group.endCause());
    }

    @Override
    public void kill(int worker) {
        requireOpen();
        group.killWorker(worker);
    }

    @Override
    public void keep() {
        group.keep();
    }

    @Override
    public boolean closed() {
        return group.closed();
    }

    @Override
    public void close() {
        group.close();
    }
}
