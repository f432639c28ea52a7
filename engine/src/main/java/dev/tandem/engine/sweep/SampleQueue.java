package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.WorkerGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// Samples that workers take one by one, each when it is done with the one before. Driven by the threads that bring the
/// workers' answers.
final class SampleQueue implements Scattered {
    private final WorkerGroup group;
    /// Of when the samples were scattered.
    private final OwnDefaults defaults = OwnDefaults.now();
    private final Object[] parameters;
    private final List<Shipment> shipments;
    private final List<CompletableFuture<Object>> outcomes;
    /// Guarded by this, as is what follows.
    private final int[] workers;
    private final CompletableFuture<?>[] running;
    private int next;

    SampleQueue(WorkerGroup group, Object[] parameters, List<Shipment> shipments) {
        this.group = group;
        this.parameters = parameters;
        this.shipments = shipments;
        this.outcomes = IntStream.range(0, parameters.length).mapToObj(i -> new CompletableFuture<>()).toList();
        this.workers = new int[parameters.length];
        this.running = new CompletableFuture<?>[group.size()];
        java.util.Arrays.fill(workers, -1);
        for (int worker = 0; worker < group.size(); worker++) {
            give(worker);
        }
    }

    private void give(int worker) {
        int sample;
        CompletableFuture<Object> call;
        synchronized (this) {
            if (next == parameters.length) {
                return;
            }
            sample = next++;
            workers[sample] = worker;
            try {
                call = group.call(worker, shipments.get(sample), CallOptions.labelled("sample " + sample).withDefaults(defaults));
            } catch (TandemException e) {
                fail(sample, e);
                return;
            }
            running[worker] = call;
        }
        call.whenComplete((outcome, error) -> {
            give(worker);
            if (error == null) {
                outcomes.get(sample).complete(outcome);
            } else {
                outcomes.get(sample).completeExceptionally(error);
            }
        });
    }

    /// The group has ended.
    private void fail(int sample, TandemException why) {
        next = parameters.length;
        outcomes.subList(sample, parameters.length).forEach(each -> each.completeExceptionally(why));
    }

    @Override
    public int size() {
        return parameters.length;
    }

    @Override
    public CompletableFuture<Object> outcome(int part) {
        return outcomes.get(part);
    }

    @Override
    public synchronized int worker(int part) {
        return workers[part];
    }

    @Override
    public Object[] parameters(int part) {
        return new Object[] {parameters[part]};
    }

    @Override
    public int first(int part) {
        return part;
    }

    @Override
    public int reading(int part) {
        return part;
    }

    @Override
    public void abandon() {
        List<CompletableFuture<?>> begun;
        synchronized (this) {
            next = parameters.length;
            begun = java.util.Arrays.stream(running).filter(java.util.Objects::nonNull).toList();
        }
        begun.forEach(call -> call.cancel(true));
        outcomes.forEach(each -> each.cancel(false));
    }

    @Override
    public WorkerGroup group() {
        return group;
    }
}
