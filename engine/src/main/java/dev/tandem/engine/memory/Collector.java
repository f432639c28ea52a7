package dev.tandem.engine.memory;

/// Has the JVM look for unreachable arrays, whose memory it does not count among its own. Off the asking thread, and
/// never for more than a tenth of the time: collecting a large heap takes long. Thread-safe.
public final class Collector {
    private static final long SHARE = 10;
    private static final Collector OWN = new Collector();

    /// Guarded by this, as is all below.
    private boolean running;
    private long notBefore = System.nanoTime();

    private Collector() {}

    /// Asks for a collection, unless one runs or has just run. Never waits.
    public static void ask() {
        OWN.start();
    }

    private synchronized void start() {
        if (running || System.nanoTime() - notBefore < 0) {
            return;
        }
        running = true;
        Thread.ofPlatform().daemon().name("tandem-collect").inheritInheritableThreadLocals(false).start(this::collect);
    }

    private void collect() {
        long begin = System.nanoTime();
        System.gc();
        long end = System.nanoTime();
        synchronized (this) {
            running = false;
            notBefore = end + SHARE * (end - begin);
        }
    }
}
