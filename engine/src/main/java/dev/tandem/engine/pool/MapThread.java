package dev.tandem.engine.pool;

/// Makes threads that run maps for callers who do not wait there: daemons that have nothing of the caller's thread,
/// whose group may be interrupted as a whole.
final class MapThread {
    private MapThread() {}

    /// A new thread, not started.
    static Thread of(PoolBackend backend, Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("tandem-map-" + backend.name()).group(root())
                .inheritInheritableThreadLocals(false).unstarted(work);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
