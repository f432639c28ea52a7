package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;
import java.util.function.Consumer;

/// The thread that puts what an iterable gives, once, lazily and for as long as the pool takes tasks.
final class Feeder {
    private final Thread thread;
    private final String pool;
    /// Written once by the thread, before it says that it does not feed any more.
    private volatile Throwable failure;

    Feeder(String pool, Runnable work, Runnable atEnd) {
        this.pool = pool;
        thread = Thread.ofPlatform().daemon().name(pool + "-feeder").unstarted(() -> run(work, atEnd));
    }

    // The boundary of this thread: what the user's iterator throws is told to whoever collects.
    @SuppressWarnings("IllegalCatch")
    private void run(Runnable work, Runnable atEnd) {
        try {
            work.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            atEnd.run();
        }
    }

    void start() {
        thread.start();
    }

    /// Makes it end soon, also when it waits in the user's iterator.
    void stop() {
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
    }

    /// @throws TandemException when the iterable failed or gave what cannot travel
    void requireSound() {
        Throwable known = failure;
        if (known != null) {
            throw new TandemException("putAsync failed: pool=" + pool + ", cause=" + known, known);
        }
    }

    /// Passes items on until the consumer's pool takes no more.
    static <T> void feed(Iterable<? extends T> items, java.util.function.BooleanSupplier demand, Consumer<T> put) {
        java.util.Iterator<? extends T> all = items.iterator();
        while (demand.getAsBoolean() && all.hasNext()) {
            put.accept(all.next());
        }
    }
}
