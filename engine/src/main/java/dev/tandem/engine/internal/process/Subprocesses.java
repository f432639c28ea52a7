package dev.tandem.engine.internal.process;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.memory.SegmentPool;
import java.util.logging.Logger;

/// Counts the live workers of this process and warns when they become many. Thread-safe.
public final class Subprocesses {
    private static final int DEFAULT_LIMIT = 128;
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");

    /// Guarded by the class, as is the limit.
    private static int count;
    private static int limit = DEFAULT_LIMIT;

    private Subprocesses() {}

    /// One more lives.
    public static void added() {
        int now;
        int allowed;
        synchronized (Subprocesses.class) {
            now = ++count;
            allowed = limit;
            SegmentPool.own().keepIdle(true);
        }
        // Only the crossing itself: each further worker would repeat the same warning.
        if (now == allowed + 1) {
            LOG.warning("many worker processes: subprocesses=" + now + ", limit=" + allowed);
            Announcements.emit(RuntimeEvent.LimitExceeded.class, time -> new RuntimeEvent.LimitExceeded(time, now, allowed));
        }
    }

    /// One of them is gone.
    public static synchronized void removed() {
        count--;
        if (count == 0) {
            SegmentPool.own().keepIdle(false);
        }
    }

    public static synchronized int count() {
        return count;
    }

    public static synchronized int limit() {
        return limit;
    }

    public static synchronized void setLimit(int allowed) {
        if (allowed < 0) {
            throw new IllegalArgumentException("negative limit: limit=" + allowed);
        }
        limit = allowed;
    }
}
