package dev.tandem.engine.internal.thread;

/// Makes the engine's own threads: daemons that inherit nothing from the user's thread which happened
/// to need them, neither thread locals nor thread group nor class loader.
public final class EngineThreads {
    private static final long SMALL_STACK = 256 * 1024;

    private EngineThreads() {}

    /// A new thread, not started.
    public static Thread create(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name(name).group(root())
                .inheritInheritableThreadLocals(false).unstarted(work);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    /// A started thread.
    public static Thread start(String name, Runnable work) {
        Thread thread = create(name, work);
        thread.start();
        return thread;
    }

    /// A started thread that only waits and copies.
    public static Thread startSmall(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name(name).group(root()).stackSize(SMALL_STACK)
                .inheritInheritableThreadLocals(false).unstarted(work);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.start();
        return thread;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
