package dev.tandem.engine.internal.graph.bundle;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;

/// The elements of bundles that this process has decoded lately. They go when memory gets short, or others are used more: then they are
/// decoded again. Thread-safe.
public final class ArrivedBundles {
    /// Those of this process.
    public static final ArrivedBundles OWN = new ArrivedBundles(64);

    private final int most;
    /// The one used least recently first. Guarded by this.
    private final Map<Key, SoftReference<Object[]>> present = new LinkedHashMap<>(16, 0.75f, true);

    ArrivedBundles(int most) {
        this.most = most;
    }

    /// In each world classes of one name may be different ones.
    private record Key(long id, Object world) {}

    /// Decodes a bundle.
    @FunctionalInterface
    public interface Decoding {
        Object[] elements() throws IOException, ClassNotFoundException;
    }

    /// The elements of a bundle; not to be changed.
    ///
    /// @param world what says which classes are meant
    public Object[] elements(long id, Object world, Decoding decoding) throws IOException, ClassNotFoundException {
        Key key = new Key(id, world);
        Object[] known = latest(key);
        if (known != null) {
            return known;
        }
        Object[] decoded = decoding.elements();
        keep(key, decoded);
        return decoded;
    }

    private synchronized Object[] latest(Key key) {
        SoftReference<Object[]> known = present.get(key);
        return known == null ? null : known.get();
    }

    private synchronized void keep(Key key, Object[] elements) {
        present.put(key, new SoftReference<>(elements));
        if (present.size() > most) {
            present.remove(present.keySet().iterator().next());
        }
    }
}
