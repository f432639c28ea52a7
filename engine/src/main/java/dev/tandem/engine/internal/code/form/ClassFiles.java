package dev.tandem.engine.internal.code.form;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The class files of one class loader that have arrived from elsewhere, for all worlds, by name and by the epoch that
/// began with them (see [dev.tandem.engine.internal.code.CodeSwap]). Thread-safe.
public final class ClassFiles {
    private final Map<String, NavigableMap<Long, byte[]>> files = new ConcurrentHashMap<>();
    /// Those of which there was more than the first code anywhere.
    private final Set<String> swapped = ConcurrentHashMap.newKeySet();

    /// @return what was there before under that name and epoch, or null
    public byte[] add(String name, long epoch, byte[] file) {
        byte[] before = files.computeIfAbsent(name, n -> new ConcurrentSkipListMap<>()).putIfAbsent(epoch, file);
        if (epoch > 0) {
            swapped.add(name);
        }
        return before;
    }

    /// The binary names of all classes that have arrived.
    public Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    public Set<String> swapped() {
        return swapped;
    }

    /// The last epoch not after another with which code of that class began, of those that have come; -1 when there is none.
    public long epoch(String name, long at) {
        NavigableMap<Long, byte[]> all = files.get(name);
        Long found = all == null ? null : all.floorKey(at);
        return found == null ? -1 : found;
    }

    /// The class file that was current in an epoch, or null.
    public byte[] at(String name, long epoch) {
        NavigableMap<Long, byte[]> all = files.get(name);
        Map.Entry<Long, byte[]> found = all == null ? null : all.floorEntry(epoch);
        return found == null ? null : found.getValue();
    }
}
