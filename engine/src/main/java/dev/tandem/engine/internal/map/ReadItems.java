package dev.tandem.engine.internal.map;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.function.Function;

/// Items that are read from their source only when they are wanted, since it may have no end, be slow, or wait for results
/// of earlier ones.
///
/// A thread of the engine reads as long as more is wanted; otherwise there is none. It does not hold whoever wants the
/// items, so that a forgotten stream is ended also while its source has nothing to give. All state is guarded by this object.
public final class ReadItems implements Items {
    /// Used by the reader, of which there is one at a time.
    private final Iterator<?> source;
    private final Function<Runnable, Thread> threads;
    private final Window window = new Window();
    /// Who hears of news; set before the first is wanted.
    private WeakReference<Runnable> listener = new WeakReference<>(null);
    private int read;
    /// Which item is not to be read.
    private int limit;
    /// Somebody was given less than he wanted.
    private boolean missed;
    private boolean ended;
    private boolean closed;
    private Throwable failure;
    private Thread reader;

    /// @param threads makes a thread, not started
    public ReadItems(Iterator<?> source, Function<Runnable, Thread> threads) {
        this.source = source;
        this.threads = threads;
    }

    /// @param hears that there is more, or an end, for which somebody has asked in vain; on the reader's thread. Held weakly.
    public synchronized void tell(Runnable hears) {
        listener = new WeakReference<>(hears);
    }

    @Override
    public synchronized int length() {
        return ended ? read : Integer.MAX_VALUE;
    }

    @Override
    public synchronized Throwable failure() {
        return failure;
    }

    @Override
    public synchronized int available(int first, int wanted, int end, boolean whole) {
        limit = Math.max(limit, end);
        int there = Math.min(wanted, Math.min(read, limit) - first);
        if (there < wanted && !ended) {
            missed = true;
            start();
        }
        return whole && there < wanted && !ended ? 0 : Math.max(0, there);
    }

    private void start() {
        if (reader == null && !closed && read < limit) {
            reader = threads.apply(this::read);
            reader.start();
        }
    }

    // Whatever the source throws is told in the place of the item that it did not give.
    private void read() {
        while (wantsMore()) {
            try {
                if (source.hasNext()) {
                    add(source.next());
                } else {
                    end(null);
                }
            } catch (Throwable e) {
                end(e);
            }
        }
    }

    private synchronized boolean wantsMore() {
        boolean more = !closed && !ended && read < limit;
        if (!more) {
            reader = null;
        }
        return more;
    }

    private void add(Object item) {
        Runnable hears;
        synchronized (this) {
            window.put(read++, item);
            hears = missed ? listener.get() : null;
            missed = false;
        }
        if (hears != null) {
            hears.run();
        }
    }

    private void end(Throwable why) {
        Runnable hears;
        synchronized (this) {
            ended = true;
            failure = why;
            hears = listener.get();
        }
        if (hears != null) {
            hears.run();
        }
    }

    @Override
    public synchronized Object[][] part(int first, int count) {
        Object[] part = new Object[count];
        for (int i = 0; i < count; i++) {
            part[i] = window.get(first + i);
        }
        return new Object[][] {part};
    }

    @Override
    public synchronized void forget(int before) {
        window.forget(before);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (reader != null) {
            reader.interrupt();
        }
    }
}
