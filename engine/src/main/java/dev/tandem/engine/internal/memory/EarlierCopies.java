package dev.tandem.engine.internal.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Segments in which earlier messages left a copy of one array each, found by the array itself: one that is still the
/// same, bit by bit, is referred to again instead of copied. Whoever maps such a segment does so anew and
/// copy-on-write, so it stays as it was written. Keeps no array alive; limited in number and size. Thread-safe.
final class EarlierCopies {
    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST = 256;

    /// The one used least recently first. The hold is null where an array was only met. Guarded by this, as is all
    /// below.
    private final Map<WeakIdentity, Hold> copies = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private boolean open;

    /// A hold on the latest copy of an array; null when there is none.
    synchronized Hold latest(Object array) {
        Hold copy = copies.get(new WeakIdentity(array));
        return copy == null ? null : copy.another();
    }

    /// Notes that an array was met.
    ///
    /// @return whether it was before
    boolean meet(Object array) {
        List<Hold> dropped = new ArrayList<>();
        synchronized (this) {
            if (!open || copies.containsKey(new WeakIdentity(array))) {
                return open;
            }
            put(array, null, dropped);
        }
        dropped.forEach(Hold::close);
        return false;
    }

    /// Whether copies are kept at present.
    synchronized boolean isOpen() {
        return open;
    }

    /// Keeps a copy instead of an earlier one of the same array.
    ///
    /// @param copy closed here, some time
    void keep(Object array, Hold copy) {
        List<Hold> dropped = new ArrayList<>();
        synchronized (this) {
            if (open && copy.name().bytes() <= MOST_BYTES) {
                put(array, copy, dropped);
            } else {
                dropped.add(copy);
            }
        }
        dropped.forEach(Hold::close);
    }

    private void put(Object array, Hold copy, List<Hold> dropped) {
        WeakIdentity key = new WeakIdentity(array);
        boolean isKnown = copies.containsKey(key);
        Hold before = copies.put(key, copy);
        bytes += copy == null ? 0 : copy.name().bytes();
        drop(before, dropped);
        if (!isKnown) {
            Hold.after(array, () -> forget(key));
        }
        for (Iterator<Map.Entry<WeakIdentity, Hold>> each = copies.entrySet().iterator(); copies.size() > MOST || bytes > MOST_BYTES;) {
            Hold oldest = each.next().getValue();
            each.remove();
            drop(oldest, dropped);
        }
    }

    private void drop(Hold copy, List<Hold> dropped) {
        if (copy != null) {
            bytes -= copy.name().bytes();
            dropped.add(copy);
        }
    }

    private void forget(WeakIdentity key) {
        List<Hold> dropped = new ArrayList<>();
        synchronized (this) {
            drop(copies.remove(key), dropped);
        }
        dropped.forEach(Hold::close);
    }

    /// Gives up all copies.
    void clear() {
        List<Hold> dropped = new ArrayList<>();
        synchronized (this) {
            copies.values().forEach(copy -> drop(copy, dropped));
            copies.clear();
        }
        dropped.forEach(Hold::close);
    }

    /// Says whether there is anybody to send arrays to: otherwise nothing is kept.
    void open(boolean given) {
        synchronized (this) {
            open = given;
        }
        if (!given) {
            clear();
        }
    }
}
