package dev.tandem.engine.internal.process;

import java.util.concurrent.atomic.AtomicInteger;

/// How many workers of this process have something to compute, so that whoever waits for one knows whether a processor is left to wait
/// with. One for each worker. Thread-safe; not exact while a worker begins or ends.
final class Workload {
    private static final AtomicInteger BUSY = new AtomicInteger();
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /// Calls without an answer.
    private final AtomicInteger calls = new AtomicInteger();

    /// Whether there is a processor for which there is no busy worker.
    static boolean leavesOne() {
        return BUSY.get() < PROCESSORS;
    }

    /// A call was sent.
    void began() {
        if (calls.getAndIncrement() == 0) {
            BUSY.incrementAndGet();
        }
    }

    /// A call was answered; this may be noticed before it is known that it was sent.
    void answered() {
        if (calls.decrementAndGet() == 0) {
            BUSY.decrementAndGet();
        }
    }

    /// No more answers come.
    void over() {
        if (calls.getAndSet(0) > 0) {
            BUSY.decrementAndGet();
        }
    }

    static int busy() {
        return BUSY.get();
    }
}
