package dev.tandem.engine.runtime;

import dev.tandem.engine.worker.WorkerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/// What a group is to be.
///
/// @param name how events and errors call it
/// @param size the number of workers, at least 1
/// @param restore brings a replacement of a worker to where the lost one was
/// @param listener hears what workers say outside any call, or null; it must not refer to the [WorkerGroup], or that is never
///     ended when nobody else can reach it
public record GroupSpec(String name, int size, WorkerOptions options, Restoration restore,
        CallListener listener) {
    private static final AtomicInteger NAMED = new AtomicInteger();

    public GroupSpec {
        if (size < 1) {
            throw new IllegalArgumentException("group needs a worker: size=" + size);
        }
    }

    /// A group without anything to restore, called by its kind and a running number.
    public static GroupSpec of(String kind, int size) {
        return new GroupSpec(kind + "-" + NAMED.incrementAndGet(), size, WorkerOptions.DEFAULT, Restoration.NOTHING, null);
    }

    /// With a name of the user's, when the options have one.
    public GroupSpec withOptions(WorkerOptions given) {
        return new GroupSpec(given.name() == null ? name : given.name(), size, given, restore, listener);
    }

    public GroupSpec withRestore(Restoration given) {
        return new GroupSpec(name, size, options, given, listener);
    }

    public GroupSpec withListener(CallListener given) {
        return new GroupSpec(name, size, options, restore, given);
    }
}
