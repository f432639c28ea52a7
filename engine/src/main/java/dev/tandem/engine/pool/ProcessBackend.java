package dev.tandem.engine.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.memory.SegmentPool;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.runtime.WorkerOptions;
import dev.tandem.engine.worker.WorkerContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Workers that are processes of this machine: a [WorkerGroup]. What is put on them is kept here in its encoded
/// form, so that a worker that replaces a lost one gets it again.
final class ProcessBackend implements PoolBackend {
    private final Kept kept = new Kept();
    private final WorkerGroup group;

    ProcessBackend(int size, WorkerOptions options) {
        group = WorkerGroup.open(GroupSpec.of("pool", size).withOptions(options).withRestore(kept::of));
        group.whenEnded(kept::end);
    }

    /// What is on the workers; knows nothing of the group, which may become unreachable.
    private static final class Kept {
        /// Guarded by this object; in the order in which they were put.
        private final Map<Long, List<Shipment>> objects = new LinkedHashMap<>();
        private boolean ended;

        synchronized void put(long id, List<Shipment> shipments) {
            objects.put(id, shipments);
            if (ended) {
                remove(id);
            }
        }

        /// There are no workers any more.
        synchronized void end() {
            ended = true;
            List.copyOf(objects.keySet()).forEach(this::remove);
        }

        synchronized boolean remove(long id) {
            List<Shipment> removed = objects.remove(id);
            if (removed != null) {
                removed.forEach(Shipment::close);
            }
            return removed != null;
        }

        synchronized List<Shipment> of(int worker) {
            List<Shipment> all = new ArrayList<>();
            objects.values().forEach(shipments -> all.add(shipments.get(shipments.size() == 1 ? 0 : worker)));
            return all;
        }
    }

    private record Shipped(String label, Shipment shipment) implements Prepared {
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
        return new Shipped(label, ship("function", label, task));
    }

    @Override
    public CompletableFuture<Object> call(int worker, Prepared task) {
        Shipped shipped = (Shipped) task;
        return group.call(worker, shipped.shipment(), CallOptions.labelled(shipped.label()));
    }

    @Override
    public void cancel(CompletableFuture<Object> call) {
        call.cancel(true);
    }

    @Override
    public void put(long id, List<?> values) {
        requireOpen();
        List<Shipment> shipments = new ArrayList<>();
        for (Object value : values) {
            shipments.add(ship("object", "object", new Store(id, value)));
        }
        kept.put(id, shipments);
        try {
            send(shipments, "push");
        } catch (WorkerLostException e) {
            // The worker may have died of anything; its replacement tells whether it was the object.
            retry(id, shipments);
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    private Shipment ship(String kind, String name, Object value) {
        return Shipping.ship(kind, name, value, group.sharesMemory() ? SegmentPool.own() : null);
    }

    private void retry(long id, List<Shipment> shipments) {
        try {
            send(shipments, "push");
        } catch (RuntimeException e) {
            remove(id);
            throw e;
        }
    }

    private void send(List<Shipment> shipments, String label) {
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int worker = 0; worker < size(); worker++) {
            Shipment shipment = shipments.get(shipments.size() == 1 ? 0 : worker);
            calls.add(group.call(worker, shipment, CallOptions.labelled(label)));
        }
        calls.forEach(WorkerGroup::await);
    }

    @Override
    public void remove(long id) {
        if (!kept.remove(id) || group.closed()) {
            return;
        }
        Shipment forget = Shipping.ship(new Forget(id));
        try {
            for (int worker = 0; worker < size(); worker++) {
                group.call(worker, forget, CallOptions.labelled("remove"));
            }
        } catch (ClosedException e) {
            // Closed meanwhile: nothing is left to be forgotten.
        }
    }

    private void requireOpen() {
        if (group.closed()) {
            throw new ClosedException("impossible, already terminated: pool=" + name());
        }
    }

    @Override
    public void kill(int worker) {
        requireOpen();
        group.killWorker(worker);
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
