package dev.tandem.engine.internal.memory;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.system.GarbageRequests;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The segments that this process owns. Thread-safe; there is one pool per process.
///
/// The first touch of a page costs more than copying into it, so a segment that nobody holds is kept for the next
/// use, up to a limit, and as long as there are workers. Most holds end when a collector finds arrays unreachable, here
/// or in a worker; since it is not in a hurry, the pool asks for that when much was taken and nothing has come back.
public final class SegmentPool implements SegmentSource {
    private static final SegmentPool OWN = new SegmentPool(BestFile::create);
    private static final long PAGE = 4096;
    /// Lengths are rounded up so that arrays of about the same size find each other's segments.
    private static final int STEPS = 8;
    private static final long IDLE_LIMIT = 512L << 20;
    /// So much is taken before collectors are asked.
    private static final long TAKEN_LIMIT = 128L << 20;
    /// So long is waited for collectors, which are quicker than fresh pages; and when there is no memory at all.
    private static final long WAIT_MILLIS = 30;
    private static final long PATIENT_MILLIS = 250;
    private static final long LONG_WAIT_MILLIS = 1000;

    private final Hold.Owner owner = new Hold.Owner() {
        @Override
        public Hold hold(Segment segment, SegmentName alias) {
            return SegmentPool.this.hold(segment, alias);
        }

        @Override
        public void release(Segment segment) {
            SegmentPool.this.release(segment);
        }
    };
    private final SharedFile.Source files;
    /// The first half tells the processes apart, without asking anybody.
    private final AtomicLong ids = new AtomicLong((long) new SecureRandom().nextInt() << Integer.SIZE);
    private final EarlierCopies earlier = new EarlierCopies();
    /// Guarded by this, as is all below.
    private final Map<Long, Segment> all = new HashMap<>();
    /// The one used least recently first.
    private final SequencedMap<Long, Segment> idle = new LinkedHashMap<>();
    /// By what of which other process they are copies.
    private final Map<SegmentName.Use, Segment> copies = new HashMap<>();
    private final Set<SegmentUser> users = new LinkedHashSet<>();
    private long bytes;
    private long idleBytes;
    private long laidBytes;
    /// What was taken since the last collection and has not come back.
    private long taken;
    private boolean keepsIdle;

    SegmentPool(SharedFile.Source files) {
        this.files = files;
    }

    /// The pool of this process.
    public static SegmentPool own() {
        return OWN;
    }

    /// Who removes files with names when this process is killed, where there are no others; hears of a folder before
    /// it is there, and when it is gone.
    public static void watchFolders(Consumer<Path> begin, Consumer<Path> end) {
        FolderFile.watch(new FolderFile.Watch(begin, end));
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

    /// Says whether there are workers: without them nothing is kept for later.
    public void keepIdle(boolean keep) {
        earlier.open(keep);
        synchronized (this) {
            keepsIdle = keep;
            trim();
        }
    }

    @Override
    public EarlierCopies earlier() {
        return earlier;
    }

    public synchronized void add(SegmentUser user) {
        users.add(user);
    }

    public synchronized void remove(SegmentUser user) {
        users.remove(user);
    }

    /// A segment of at least so many bytes; its contents are arbitrary.
    ///
    /// @throws TandemException when there is no room for it
    public Hold acquire(long least) {
        Hold reused = acquireIdle(least);
        // Before all are in use: a collection while workers compute need not be waited for.
        boolean presses = isPressed(least) && (reused == null || counts().idleBytes() < least);
        if (presses) {
            collect();
        }
        if (reused == null && presses) {
            reused = awaitIdle(least, counts().bytes() > IDLE_LIMIT ? PATIENT_MILLIS : WAIT_MILLIS);
        }
        return reused != null ? reused : acquireFresh(least);
    }

    /// As [#acquire(long)], for somebody else, who must not wait for ever.
    ///
    /// @param refused hears why there is none, which is never empty
    /// @return null when there is none
    public Hold acquire(long least, Consumer<String> refused) {
        try {
            return acquire(least);
        } catch (RuntimeException | OutOfMemoryError e) {
            refused.accept(e.getMessage() == null ? e.toString() : e.getMessage());
            return null;
        }
    }

    /// As [#acquire(long)] without making one or waiting; null when none is idle.
    public synchronized Hold acquireIdle(long least) {
        Segment best = bestIdle(least);
        if (best == null) {
            return null;
        }
        idle.remove(best.id());
        best.renew();
        idleBytes -= best.bytes();
        taken += best.bytes();
        return hold(best);
    }

    private Segment bestIdle(long least) {
        Segment best = null;
        // The latest first: the workers that used it still have it mapped. A longer one is missed where it would fit better.
        for (Segment segment : idle.sequencedValues().reversed()) {
            if (segment.bytes() >= least && segment.bytes() <= 2 * rounded(least)
                    && (best == null || segment.bytes() < best.bytes())) {
                best = segment;
            }
        }
        return best;
    }

    private Hold acquireFresh(long least) {
        try {
            return create(rounded(least));
        } catch (TandemException | OutOfMemoryError e) {
            // What is idle in other sizes, kept to be sent again or unreachable may be enough.
            earlier.clear();
            trimAll();
            collect();
            Hold found = awaitIdle(least, LONG_WAIT_MILLIS);
            return found != null ? found : create(rounded(least));
        }
    }

    private Hold create(long size) {
        long id = ids.incrementAndGet();
        Segment segment = new Segment(id, files.create("tandem-" + id, size), size);
        synchronized (this) {
            all.put(id, segment);
            bytes += size;
            taken += size;
            return hold(segment);
        }
    }

    private synchronized boolean isPressed(long least) {
        return taken + least > Math.max(TAKEN_LIMIT, (bytes - idleBytes) / 2);
    }

    /// Asks this process and those that have segments mapped to let go what is unreachable; does not wait.
    private synchronized void collect() {
        taken = 0;
        users.forEach(SegmentUser::collect);
        if (laidBytes > 0) {
            GarbageRequests.ask();
        }
    }

    private synchronized Hold awaitIdle(long least, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Hold found = acquireIdle(least);
        while (found == null && end - System.nanoTime() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return acquireIdle(least);
            }
            found = acquireIdle(least);
        }
        return found;
    }

    @Override
    public Room take(long least) {
        Hold hold = acquire(least);
        return new Room(hold.name(), hold.segment().memory(), hold);
    }

    /// Another hold on a segment of this process that somebody holds, or null when it is idle or gone.
    public synchronized Hold find(long id) {
        Segment segment = all.get(id);
        return segment == null || segment.holds() == 0 ? null : hold(segment);
    }

    /// As [#find(long)], for one use of a segment, also where that is a copy of another process's, for messages that call it by the
    /// name of which it is one.
    public synchronized Hold find(long id, long generation) {
        Segment own = all.get(id);
        Segment segment = own == null ? copies.get(new SegmentName.Use(id, generation)) : own.name().generation() == generation ? own : null;
        return segment == null || segment.holds() == 0 ? null : hold(segment, own == null ? segment.original() : null);
    }

    /// Has messages of another process find the copy of a segment of its own, as long as somebody holds that.
    public synchronized void isCopy(Hold copy, SegmentName original) {
        copy.segment().copyOf(original);
        copies.put(original.use(), copy.segment());
    }

    /// Where in a segment of this process something lies, and a hold on it.
    public record Spot(Hold hold, long offset) {}

    /// The segment that a stretch of memory in use belongs to, or null when it lies elsewhere.
    public synchronized Spot find(MemorySegment stretch) {
        for (Segment segment : all.values()) {
            long offset = stretch.address() - segment.memory().address();
            if (segment.holds() > 0 && offset >= 0 && offset <= segment.bytes() - stretch.byteSize()) {
                return new Spot(hold(segment), offset);
            }
        }
        return null;
    }

    private Hold hold(Segment segment) {
        return hold(segment, null);
    }

    private synchronized Hold hold(Segment segment, SegmentName alias) {
        segment.addHolds(1);
        return new Hold(owner, segment, alias);
    }

    /// Arrays of this process were laid over segments, or are gone.
    synchronized void laid(long more) {
        laidBytes += more;
    }

    synchronized void release(Segment segment) {
        segment.addHolds(-1);
        if (segment.holds() == 0) {
            if (segment.original() != null) {
                SegmentName original = segment.original();
                copies.remove(original.use(), segment);
                segment.copyOf(null);
                users.forEach(user -> user.idle(original));
            }
            users.forEach(user -> user.idle(segment.name()));
            idle.put(segment.id(), segment);
            idleBytes += segment.bytes();
            taken = Math.max(0, taken - segment.bytes());
            trim();
            notifyAll();
        }
    }

    private synchronized void trimAll() {
        boolean keeps = keepsIdle;
        keepsIdle = false;
        trim();
        keepsIdle = keeps;
    }

    private void trim() {
        long limit = keepsIdle ? IDLE_LIMIT : 0;
        for (Iterator<Segment> each = idle.values().iterator(); each.hasNext() && idleBytes > limit;) {
            Segment oldest = each.next();
            each.remove();
            idleBytes -= oldest.bytes();
            bytes -= oldest.bytes();
            all.remove(oldest.id());
            oldest.destroy();
            users.forEach(user -> user.gone(oldest.id()));
        }
    }

    /// Up to an eighth more than asked.
    private static long rounded(long least) {
        long step = Math.max(PAGE, Long.highestOneBit(Math.max(1, least)) / STEPS);
        return Math.ceilDiv(Math.max(1, least), step) * step;
    }
}
