package dev.tandem.logs;

import java.util.Arrays;

/// Looks for the lines of a store that a filter lets through: for those that are there, and for more whenever it is asked again. It looks on
/// the thread that [#look()] is called on, one at a time; all else is for any thread.
final class LogSearch {
    private final LogStore store;
    private final LineTest test;
    private volatile boolean isOver;
    /// The number of the first line that has not been looked at; written by who looks.
    private volatile long next;
    /// Null while all is well.
    private volatile String problem;
    /// Guarded by this: what has been found and nobody has taken.
    private long[] found = new long[1024];
    private int count;

    LogSearch(LogStore store, LineTest test) {
        this.store = store;
        this.test = test;
    }

    LogStore store() {
        return store;
    }

    LineTest test() {
        return test;
    }

    /// Looks at all that there is.
    void look() {
        long[] hits = new long[LogChunk.SIZE];
        for (LogChunk.Part part = store.part(next); part != null && !isOver && problem == null; part = store.part(next)) {
            int size = 0;
            try {
                for (int i = part.from(); i < part.to(); i++) {
                    if (test.test(part, i, () -> isOver)) {
                        hits[size++] = part.begin() + i;
                    }
                }
            } catch (LineTest.TooSlowException e) {
                problem = e.getMessage();
                return;
            }
            add(hits, size);
            next = part.begin() + part.to();
        }
    }

    private synchronized void add(long[] hits, int size) {
        if (count + size > found.length) {
            found = Arrays.copyOf(found, Math.max(count + size, found.length * 2));
        }
        System.arraycopy(hits, 0, found, count, size);
        count += size;
    }

    /// What has been found since the last call.
    synchronized long[] take() {
        long[] all = Arrays.copyOf(found, count);
        count = 0;
        return all;
    }

    /// Whether it has looked at all that there is.
    boolean isDone() {
        return next >= store.end();
    }

    /// How much of what is there it has looked at, 0 to 1.
    double share() {
        long first = store.first();
        return Math.clamp((double) (next - first) / Math.max(1, store.end() - first), 0, 1);
    }

    /// Why it looks no further; null while it does.
    String problem() {
        return isOver ? null : problem;
    }

    /// Nobody wants to know any more.
    void end() {
        isOver = true;
    }
}
