package dev.tandem.engine.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// What became of the operations of a soak. Thread-safe.
final class Tally {
    private final Map<String, AtomicInteger> done = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentSkipListMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    void done(String what) {
        done.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    void refused(String what) {
        refused.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /// How often something succeeded.
    int count(String what) {
        AtomicInteger found = done.get(what);
        return found == null ? 0 : found.get();
    }

    @Override
    public String toString() {
        return "done " + new TreeMap<>(done) + "\nrefused " + new TreeMap<>(refused);
    }
}
