package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Watches how much memory each worker takes, as the kernel counts it: heap, arrays and what native code took. One
/// thread for all workers, none while there are no workers; Linux only.
///
/// Above [#HIGH] of its limit a worker is told to collect its garbage; if that does not help, it is replaced between
/// two tasks. Above [#TOO_HIGH] it is ended at once, before the machine begins to kill what it likes.
final class MemoryGuard {
    static final double HIGH = 0.80;
    static final double TOO_HIGH = 0.95;
    private static final Duration PERIOD = Duration.ofMillis(250);
    /// How many looks after it was told to collect its garbage.
    private static final int PATIENCE = 4;
    /// A worker that has this much from its beginning is as full with what is kept on it; a new one would be, too.
    private static final double ALWAYS_FULL = 0.60;

    /// Guarded by the class, as is the thread.
    private static final Map<Watched, Record> WATCHED = new HashMap<>();
    private static boolean running;

    private MemoryGuard() {}

    /// A worker as the guard needs it.
    interface Watched {
        Order order();

        CompletableFuture<?> gone();

        long pid();

        /// Whether what it takes from now on is for tasks.
        boolean isSettled();

        void kill(EndCause why);

        /// @param collecting whether it is to collect its garbage first
        void askStatus(boolean collecting);

        /// It should be replaced between two tasks.
        void strained(String why);
    }

    /// What is known of one worker; used by the guard's thread only.
    private static final class Record {
        private final long limit;
        private long first = -1;
        private int looksAbove;

        Record(long limit) {
            this.limit = limit;
        }
    }

    /// From now on, until it is gone.
    static void watch(Watched worker) {
        if (!ProcessFolder.there()) {
            return;
        }
        Order order = worker.order();
        synchronized (MemoryGuard.class) {
            WATCHED.put(worker, new Record(WorkerShare.of(order.options(), order.sharing()).limit()));
            if (!running) {
                running = true;
                EngineThreads.startSmall("tandem-memory", MemoryGuard::run);
            }
        }
        worker.gone().thenRun(() -> forget(worker));
    }

    private static synchronized void forget(Watched worker) {
        WATCHED.remove(worker);
    }

    private static void run() {
        while (true) {
            LockSupport.parkNanos(PERIOD.toNanos());
            Map<Watched, Record> now;
            synchronized (MemoryGuard.class) {
                if (WATCHED.isEmpty()) {
                    running = false;
                    return;
                }
                now = Map.copyOf(WATCHED);
            }
            now.forEach(MemoryGuard::look);
        }
    }

    private static void look(Watched worker, Record record) {
        long used = ProcessFolder.resident(worker.pid());
        if (used < 0) {
            return;
        }
        if (record.first < 0 && worker.isSettled()) {
            record.first = used;
        }
        if (used > record.limit * TOO_HIGH) {
            worker.kill(new EndCause.MemoryLimit(used, record.limit, worker.order().number()));
        } else if (used <= record.limit * HIGH) {
            record.looksAbove = 0;
        } else if (++record.looksAbove == 1) {
            worker.askStatus(true);
        } else if (record.looksAbove > PATIENCE && record.first >= 0 && record.first < record.limit * ALWAYS_FULL) {
            worker.strained("near its memory limit: used=" + used + ", limit=" + record.limit);
        }
    }
}
