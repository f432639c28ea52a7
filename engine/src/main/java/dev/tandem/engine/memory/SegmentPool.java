package dev.tandem.engine.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// The segments that this process owns. Thread-safe; there is one pool per process.
///
/// The first touch of a page costs more than copying into it, so a segment that nobody holds is kept for the next
/// use, up to a limit, and as long as there are workers.
public final class SegmentPool implements SegmentSource {
    private static final SegmentPool OWN = new SegmentPool(SharedFile::createBest);
    /// Lengths are rounded up so that arrays of about the same size find each other's segments.
    private static final long PAGE = 4096;
    private static final int STEPS = 8;
    private static final long IDLE_LIMIT = 512L << 20;

    private final SharedFile.Source files;
    private final AtomicLong ids = new AtomicLong();
    /// Guarded by this, as is all below.
    private final Map<Long, Segment> all = new HashMap<>();
    private final TreeMap<Long, Segment> idle = new TreeMap<>();
    private long bytes;
    private long idleBytes;
    private boolean keepsIdle;

    SegmentPool(SharedFile.Source files) {
        this.files = files;
    }

    /// The pool of this process.
    public static SegmentPool own() {
        return OWN;
    }

    /// What there is.
    ///
    /// @param segments how many segments this process owns
    /// @param bytes their memory
    /// @param idleBytes how much of it waits for another use
    public record Counts(int segments, long bytes, long idleBytes) {}

    public synchronized Counts counts() {
        return new Counts(all.size(), bytes, idleBytes);
    }

    /// Says whether there are workers: without them nothing is kept idle.
    public void keepIdle(boolean keep) {
        synchronized (this) {
            keepsIdle = keep;
        }
        trim(keep ? IDLE_LIMIT : 0);
    }

    /// A segment of at least so many bytes; its contents are arbitrary.
    ///
    /// @throws dev.tandem.engine.TandemException when there is no room for it
    public Hold acquire(long least) {
        Hold reused = acquireIdle(least);
        if (reused != null) {
            return reused;
        }
        long id = ids.incrementAndGet();
        long rounded = rounded(least);
        Segment segment = new Segment(id, files.create("tandem-" + id, rounded), rounded);
        synchronized (this) {
            all.put(id, segment);
            bytes += rounded;
            return hold(segment);
        }
    }

    /// As [#acquire(long)] without making one; null when none is idle.
    public synchronized Hold acquireIdle(long least) {
        for (Map.Entry<Long, Segment> each : idle.entrySet()) {
            Segment segment = each.getValue();
            if (segment.bytes() >= least && segment.bytes() <= 2 * rounded(least)) {
                idle.remove(each.getKey());
                idleBytes -= segment.bytes();
                return hold(segment);
            }
        }
        return null;
    }

    @Override
    public Room take(long least) {
        Hold hold = acquire(least);
        return new Room(hold.name(), hold.segment().memory(), hold);
    }

    /// A hold on a segment that somebody else holds, or null when it is idle or gone.
    public synchronized Hold find(long id) {
        Segment segment = all.get(id);
        return segment == null || segment.holds() == 0 ? null : hold(segment);
    }

    synchronized Hold hold(Segment segment) {
        segment.addHolds(1);
        return new Hold(this, segment);
    }

    void release(Segment segment) {
        synchronized (this) {
            segment.addHolds(-1);
            if (segment.holds() > 0) {
                return;
            }
            idle.put(segment.name().id(), segment);
            idleBytes += segment.bytes();
        }
        trim(keepsIdle ? IDLE_LIMIT : 0);
    }

    private synchronized void trim(long limit) {
        while (idleBytes > limit) {
            Segment oldest = idle.pollFirstEntry().getValue();
            idleBytes -= oldest.bytes();
            bytes -= oldest.bytes();
            all.remove(oldest.name().id());
            oldest.destroy();
        }
    }

    /// Up to an eighth more than asked.
    private static long rounded(long least) {
        long step = Math.max(PAGE, Long.highestOneBit(Math.max(1, least)) / STEPS);
        return Math.ceilDiv(Math.max(1, least), step) * step;
    }
}
