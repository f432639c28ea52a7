package dev.tandem.engine.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The last lines that a worker printed, readable also when it is gone. Thread-safe.
public final class WorkerLog {
    private static final int CAPACITY = 1000;
    private static final Pattern CRASH = Pattern.compile("^#  (SIG[A-Z]+|Internal Error|EXCEPTION_)|^# [CVJ]\\s+\\[");

    /// Guarded by this.
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private long total;

    synchronized void add(String line) {
        if (lines.size() == CAPACITY) {
            lines.remove();
        }
        lines.add(line);
        total++;
    }

    /// Oldest first.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// How many lines there ever were.
    synchronized long total() {
        return total;
    }

    /// What the JVM of a worker said of its crash, and nothing when there is no such line: signal and native frame.
    synchronized List<String> crash(long from) {
        return last(CAPACITY, from).stream().filter(line -> CRASH.matcher(line).find())
                .map(line -> line.substring(1).strip()).toList();
    }

    /// The last lines, but none before line number `from`.
    synchronized List<String> last(int count, long from) {
        List<String> all = new ArrayList<>(lines);
        long wanted = Math.min(count, Math.min(total - from, all.size()));
        return all.subList(all.size() - (int) Math.max(0, wanted), all.size());
    }
}
