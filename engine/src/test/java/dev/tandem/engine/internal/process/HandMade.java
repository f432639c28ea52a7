package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

/// This machine, with workers that a test makes in its own way.
record HandMade(Function<Order, WorkerLink> workers) implements Place {
    /// With workers that are started by a command of the test's own.
    static HandMade of(BiFunction<Order, Path, ProcessBuilder> command) {
        return new HandMade(order -> new LocalProcess(order, command));
    }

    @Override
    public String name() {
        return "hand-made";
    }

    @Override
    public int offered() {
        return 1;
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public void check(WorkerOptions options) {
        // Whatever a test wants.
    }

    @Override
    public WorkerLink worker(Order order) {
        return workers.apply(order.on(HostName.here()));
    }
}
