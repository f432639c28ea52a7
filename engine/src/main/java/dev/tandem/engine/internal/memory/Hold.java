package dev.tandem.engine.internal.memory;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;

/// One reason why a segment of this process must stay as it is: a shipment that refers to it, a call under way, an
/// array laid over it here or in a worker. Thread-safe. Closed by whoever has it, once or more often, and at the
/// latest when nobody can reach it.
public final class Hold implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Once once;

    Hold(SegmentPool pool, Segment segment) {
        once = new Once(pool, segment);
        CLEANER.register(this, once);
    }

    /// What is left when the hold itself is unreachable.
    private static final class Once implements Runnable {
        private final SegmentPool pool;
        private final Segment segment;
        /// Guarded by this.
        private boolean closed;

        Once(SegmentPool pool, Segment segment) {
            this.pool = pool;
            this.segment = segment;
        }

        @Override
        public void run() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            pool.release(segment);
        }

        synchronized Hold another() {
            return closed ? null : pool.hold(segment);
        }
    }

    public SegmentName name() {
        return segment().name();
    }

    Segment segment() {
        return once.segment;
    }

    /// A second hold on the same segment, or null when this one is closed.
    public Hold another() {
        return once.another();
    }

    /// For each of these another hold; null when one of them is closed.
    public static List<Hold> another(List<Hold> holds) {
        if (holds.isEmpty()) {
            return holds;
        }
        List<Hold> more = new ArrayList<>(holds.size());
        for (Hold hold : holds) {
            Hold other = hold.another();
            if (other == null) {
                more.forEach(Hold::close);
                return null;
            }
            more.add(other);
        }
        return more;
    }

    /// Runs an action some time after nobody can reach an object any more.
    static void after(Object user, Runnable action) {
        CLEANER.register(user, action);
    }

    @Override
    public void close() {
        once.run();
    }
}
