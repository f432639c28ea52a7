package dev.tandem.engine.internal.system;

import java.util.concurrent.locks.LockSupport;

/// Has the JVM look for unreachable arrays, whose memory it does not count among its own. Off the asking thread, and
/// never for more than a fifth of the time: collecting a large heap takes long. Thread-safe.
public final class Collector {
    private static final long SHARE = 4;
    private static final Collector OWN = new Collector();

    /// Guarded by this, as is all below.
    private boolean running;
    private long notBefore = System.nanoTime();

    private Collector() {}

    /// Asks for a collection, soon: one that has just run postpones it. Never waits.
    public static void ask() {
        OWN.start();
    }

    /// Collects in the calling thread, unless one collection runs already or the last has been too short ago.
    public static void now() {
        OWN.collectNow();
    }

    private void collectNow() {
        synchronized (this) {
            if (running || notBefore - System.nanoTime() > 0) {
                return;
            }
            running = true;
        }
        collect();
    }

    private synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        Thread.ofPlatform().daemon().name("tandem-collect").inheritInheritableThreadLocals(false).start(() -> {
            awaitTurn();
            collect();
        });
    }

    private void awaitTurn() {
        long turn;
        synchronized (this) {
            turn = notBefore;
        }
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
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
