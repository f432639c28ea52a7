package dev.tandem.engine.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One reason why a segment of this process must stay as it is: a shipment that refers to it, a call under way, an
/// array laid over it here or in a worker. Thread-safe. Closed by whoever has it, once or more often, and at the
/// latest when nobody can reach it.
public final class Hold implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Once once;
    /// What messages call the segment, or null for its own name.
    private final SegmentName alias;

    /// Who owns the segments that are held.
    interface Owner {
        /// @param alias what messages call the segment, or null for its own name
        Hold hold(Segment segment, SegmentName alias);

        void release(Segment segment);
    }

    Hold(Owner owner, Segment segment, SegmentName alias) {
        this.alias = alias;
        once = new Once(owner, segment);
        CLEANER.register(this, once);
    }

    /// What is left when the hold itself is unreachable.
    private static final class Once implements Runnable {
        private final Owner owner;
        private final Segment segment;
        /// Guarded by this.
        private boolean closed;

        Once(Owner owner, Segment segment) {
            this.owner = owner;
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
            owner.release(segment);
        }

        synchronized Hold another(SegmentName alias) {
            return closed ? null : owner.hold(segment, alias);
        }
    }

    /// What messages call the segment.
    public SegmentName name() {
        return alias == null ? segment().name() : alias;
    }

    /// What messages call the segment until it has another use: its own name stays, that of which it is a copy does not.
    public SegmentName.Use calledNow() {
        return alias == null ? new SegmentName.Use(segmentId(), SegmentTable.ANY) : alias.use();
    }

    /// By which this process knows the segment, whatever messages call it.
    public long segmentId() {
        return segment().id();
    }

    /// The segment itself, of use until this is closed.
    public MemorySegment memory() {
        return segment().memory();
    }

    /// Another hold on the same segment, for messages that call it by the name of which it is a copy; null when this one is closed.
    public Hold as(SegmentName original) {
        return once.another(original);
    }

    /// Where other processes of this machine open the segment while it is held.
    public Path path() {
        return segment().path();
    }

    Segment segment() {
        return once.segment;
    }

    /// A second hold on the same segment, or null when this one is closed.
    public Hold another() {
        return once.another(alias);
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
    public static void after(Object user, Runnable action) {
        CLEANER.register(user, action);
    }

    @Override
    public void close() {
        once.run();
    }
}
