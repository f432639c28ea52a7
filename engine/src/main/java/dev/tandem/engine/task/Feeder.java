package dev.tandem.engine.task;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The thread that puts what an iterable gives, once, lazily and for as long as the pool takes tasks.
final class Feeder {
    private final Thread thread;
    private final String pool;
    /// Written once by the thread, before it says that it does not feed any more.
    private volatile TandemException failure;
    private final AtomicBoolean told = new AtomicBoolean();

    Feeder(String pool, Runnable work, Runnable atEnd) {
        this.pool = pool;
        thread = Thread.ofPlatform().daemon().name(pool + "-feeder").unstarted(() -> run(work, atEnd));
    }

    // The boundary of this thread: what the user's iterator throws is told to whoever collects.
    private void run(Runnable work, Runnable atEnd) {
        try {
            work.run();
        } catch (Throwable e) {
            failure = failure(e);
        } finally {
            atEnd.run();
        }
    }

    private TandemException failure(Throwable error) {
        return error instanceof ClosedException || error instanceof CallInterruptedException
                ? new ClosedException("terminated before all tasks were put: pool=" + pool, error)
                : new TandemException("putAsync failed: pool=" + pool + ", cause=" + error, error);
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
        TandemException known = failure;
        if (known != null) {
            throw known.metAt(new Throwable().getStackTrace());
        }
    }

    /// As [#requireSound()], for the first call only.
    void requireSoundOnce() {
        if (failure != null && told.compareAndSet(false, true)) {
            requireSound();
        }
    }

    /// Passes items on until the consumer's pool takes no more.
    static <T> void feed(Iterable<? extends T> items, BooleanSupplier demand, Consumer<T> put) {
        Iterator<? extends T> all = items.iterator();
        while (demand.getAsBoolean() && all.hasNext()) {
            put.accept(all.next());
        }
    }
}
