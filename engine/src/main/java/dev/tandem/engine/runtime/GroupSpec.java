package dev.tandem.engine.runtime;

import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// What a group is to be.
///
/// @param name how events and errors call it
/// @param size the number of workers, at least 1
/// @param restore the tasks that bring a replacement of the given worker to where the lost one was; it
///     must not refer to the [WorkerGroup] itself, or an unreachable group is never ended
/// @param listener hears what workers say outside any call, or null; the same holds for it
public record GroupSpec(String name, int size, WorkerOptions options, IntFunction<List<Shipment>> restore,
        CallListener listener) {
    private static final AtomicInteger NAMED = new AtomicInteger();

    public GroupSpec {
        if (size < 1) {
            throw new IllegalArgumentException("group needs a worker: size=" + size);
        }
    }

    /// A group without anything to restore, called by its kind and a running number.
    public static GroupSpec of(String kind, int size) {
        return new GroupSpec(kind + "-" + NAMED.incrementAndGet(), size, WorkerOptions.DEFAULT, worker -> List.of(),
                null);
    }

    /// With a name of the user's, when the options have one.
    public GroupSpec withOptions(WorkerOptions given) {
        return new GroupSpec(given.name() == null ? name : given.name(), size, given, restore, listener);
    }

    public GroupSpec withRestore(IntFunction<List<Shipment>> given) {
        return new GroupSpec(name, size, options, given, listener);
    }

    public GroupSpec withListener(CallListener given) {
        return new GroupSpec(name, size, options, restore, given);
    }
}
