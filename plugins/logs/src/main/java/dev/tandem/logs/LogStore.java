package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The last million lines, or fewer where they are long, in little memory. Lines have numbers, which they keep; those that are too many are
/// dropped, some thousand at a time. Thread-safe; nobody waits long.
final class LogStore {
    private static final int MOST_LINES = 1_000_000;
    private static final long LEAST_BYTES = 32L << 20;
    private static final long MOST_BYTES = 256L << 20;
    /// Which part of the memory that the JVM may take.
    private static final int SHARE = 8;

    private final long mostBytes;
    /// Guarded by this, as is all that follows. All but the last are full.
    private final List<LogChunk> chunks = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private long end;
    /// Of all chunks but the last.
    private long bytes;
    private long dropped;
    private long errors;

    LogStore() {
        this(Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, LEAST_BYTES, MOST_BYTES));
    }

    LogStore(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized void add(LogLine line) {
        LogChunk last = chunks.isEmpty() ? null : chunks.getLast();
        if (last == null || last.isFull()) {
            bytes += last == null ? 0 : last.bytes();
            while (chunks.size() > 1 && (end - chunks.getFirst().begin() >= MOST_LINES + LogChunk.SIZE || bytes > mostBytes)) {
                LogChunk oldest = chunks.removeFirst();
                bytes -= oldest.bytes();
                dropped += oldest.count();
            }
            last = new LogChunk(end);
            chunks.add(last);
        }
        last.add(line, id(line.source()));
        end++;
        if (line.level() == LogLevel.ERROR) {
            errors++;
        }
    }

    private int id(String source) {
        Integer known = ids.get(source);
        if (known == null) {
            known = names.size();
            names.add(source);
            ids.put(source, known);
        }
        return known;
    }

    /// Forgets all lines, not their sources.
    synchronized void clear() {
        chunks.clear();
        bytes = 0;
        dropped = 0;
    }

    /// The number of the first line that is there.
    synchronized long first() {
        return chunks.isEmpty() ? end : chunks.getFirst().begin();
    }

    /// The number that the next line gets.
    synchronized long end() {
        return end;
    }

    /// How many lines were too many.
    synchronized long dropped() {
        return dropped;
    }

    /// How many lines of errors there ever were.
    synchronized long errors() {
        return errors;
    }

    /// The lines from a number on, or from the first that is there, up to some thousand.
    ///
    /// @return null when there are none
    synchronized LogChunk.Part part(long from) {
        long begin = Math.max(from, first());
        return begin >= end ? null : chunk(begin).part(begin);
    }

    private LogChunk chunk(long number) {
        return chunks.get((int) ((number - chunks.getFirst().begin()) / LogChunk.SIZE));
    }

    /// @return null when it is not there any more
    synchronized LogLine line(long number) {
        if (number < first() || number >= end) {
            return null;
        }
        LogChunk.Part part = chunk(number).part(number);
        return new LogLine(part.time(part.from()), part.level(part.from()), names.get(part.sources()[part.from()]), part.text(part.from()));
    }

    /// Names of all groups, workers and loggers that have had a line, in the order in which they came.
    synchronized List<String> sources() {
        return List.copyOf(names);
    }

    synchronized int sourceCount() {
        return names.size();
    }

    synchronized String source(int id) {
        return names.get(id);
    }
}
