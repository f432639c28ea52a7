package dev.tandem.engine.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The last lines that a worker printed, readable also when it is gone. Thread-safe.
public final class WorkerLog {
    private static final int CAPACITY = 1000;
    private static final int LAST_LINES = 5;
    private static final int LONGEST = 1 << 20;
    private static final Pattern CRASH = Pattern.compile("^#  (SIG[A-Z]+|Internal Error|EXCEPTION_)|^# [CVJ]\\s+\\[");
    /// What a JVM says of what it was given, and of its caches.
    private static final Pattern NOTE = Pattern.compile("(NOTE: )?Picked up (JDK_JAVA|JAVA_TOOL|_JAVA)_OPTIONS: .*"
            + "|\\S.* VM warning: (?!INFO: ).*|\\[\\d+[.,]\\d+s\\]\\[(warning|info) ?\\]\\[(aot|cds)[^\\]]*\\].*");
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError: ";
    private static final Set<String> HEAP = Set.of("Java heap space", "GC overhead limit exceeded");

    /// Guarded by this.
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private long total;
    /// Of all lines, in characters.
    private long length;

    public synchronized void add(String line) {
        lines.add(line);
        length += line.length();
        while (lines.size() > CAPACITY || length > LONGEST && lines.size() > 1) {
            length -= lines.remove().length();
        }
        total++;
    }

    /// Whether a line that a process itself wrote is a note of its JVM, such as `Picked up JAVA_TOOL_OPTIONS`: every worker says
    /// the same, and it is nobody's output.
    public static boolean isNote(String line) {
        return NOTE.matcher(line).matches();
    }

    /// Oldest first.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// How many lines there ever were.
    public synchronized long total() {
        return total;
    }

    /// The end of a message: what says most of the end of a process whose lines begin at number `from`.
    public synchronized String tail(long from) {
        List<String> crash = crash(from);
        List<String> tail = crash.isEmpty() ? lastWords(from) : crash;
        return tail.isEmpty() ? "" : ", log=" + String.join(" | ", tail);
    }

    private List<String> lastWords(long from) {
        List<String> said = last(CAPACITY, from).stream().filter(line -> !isNote(line)).toList();
        return said.subList(Math.max(0, said.size() - LAST_LINES), said.size());
    }

    /// What the JVM of a worker said of its crash, and nothing when there is no such line: signal and native frame.
    synchronized List<String> crash(long from) {
        return last(CAPACITY, from).stream().filter(line -> CRASH.matcher(line).find())
                .map(line -> line.substring(1).strip()).toList();
    }

    /// What the JVM of a worker says that it has run out of, or null when it says nothing of the kind.
    public synchronized String exhausted(long from) {
        for (String line : last(CAPACITY, from)) {
            if (line.startsWith(OUT_OF_MEMORY)) {
                String what = line.substring(OUT_OF_MEMORY.length());
                return HEAP.contains(what) ? "out of heap memory" : "out of memory: " + what;
            }
            if (line.startsWith("# There is insufficient memory")) {
                return "out of native memory";
            }
        }
        return null;
    }

    /// The last lines, but none before line number `from`.
    synchronized List<String> last(int count, long from) {
        List<String> all = new ArrayList<>(lines);
        long wanted = Math.min(count, Math.min(total - from, all.size()));
        return all.subList(all.size() - (int) Math.max(0, wanted), all.size());
    }
}
