package dev.tandem.engine.internal.graph.bundle;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.WeakIdentity;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The bundles of the collections that this process has encoded lately, found by the collections themselves, none of which it keeps
/// alive. A collection gets one when it is met again, most are met once, and a new one when its elements are others by then. Limited
/// in number and size. Thread-safe.
public final class Bundles {
    /// Those of this process.
    public static final Bundles OWN = new Bundles(64, 128L << 20);

    private final int most;
    private final long mostBytes;
    /// The one used least recently first. Guarded by this, as is the next.
    private final Map<WeakIdentity, Entry> present = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param mostBytes of encoded forms together
    Bundles(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /// What is known of a collection.
    ///
    /// @param bundle null where there is none
    private record Entry(Bundle bundle) {
        private static final Entry MET = new Entry(null);
        private static final Entry CHANGEABLE = new Entry(null);

        long size() {
            return bundle == null ? 0 : bundle.form().length;
        }
    }

    /// The bundle of a collection with these elements.
    ///
    /// @param elements what it holds now
    /// @param encode makes it where there is none; empty where it must not be one. Called without a lock
    /// @return empty where the elements have to be written as they are
    public Optional<Bundle> of(Object collection, Object[] elements, Supplier<Optional<Bundle>> encode) {
        WeakIdentity owner = new WeakIdentity(collection);
        Entry known;
        synchronized (this) {
            known = present.get(owner);
        }
        if (known == null) {
            put(owner, Entry.MET);
            Hold.after(collection, () -> forget(owner));
            return Optional.empty();
        } else if (known == Entry.CHANGEABLE) {
            return Optional.empty();
        } else if (known != Entry.MET && known.bundle.holds(elements)) {
            return Optional.of(known.bundle);
        }
        Optional<Bundle> made = encode.get().filter(bundle -> bundle.form().length <= mostBytes);
        put(owner, made.map(Entry::new).orElse(Entry.CHANGEABLE));
        return made;
    }

    private synchronized void put(WeakIdentity owner, Entry entry) {
        drop(present.put(owner, entry));
        bytes += entry.size();
        for (Iterator<Entry> each = present.values().iterator(); present.size() > most || bytes > mostBytes;) {
            drop(each.next());
            each.remove();
        }
    }

    private synchronized void forget(WeakIdentity owner) {
        drop(present.remove(owner));
    }

    private void drop(Entry entry) {
        bytes -= entry == null ? 0 : entry.size();
    }

    /// How many collections are known at present.
    synchronized int count() {
        return present.size();
    }
}
