package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Some thousand lines in a row, in few arrays: a line takes 17 bytes beside its text. Written under the lock of its store; what has been
/// written does not change, so that a [Part] of it can be read without.
final class LogChunk {
    static final int SIZE = 4096;

    private final long begin;
    private final long[] times = new long[SIZE];
    private final byte[] levels = new byte[SIZE];
    private final int[] sources = new int[SIZE];
    private final int[] ends = new int[SIZE];
    private byte[] text = new byte[SIZE * 32];
    private int count;

    /// @param begin the number of its first line
    LogChunk(long begin) {
        this.begin = begin;
    }

    /// Lines that are there and do not change any more; for any thread.
    ///
    /// @param from the first, counted in the chunk
    /// @param to behind the last
    record Part(long begin, int from, int to, long[] times, byte[] levels, int[] sources, int[] ends, byte[] bytes) {
        private static final LogLevel[] LEVELS = LogLevel.values();

        LogLevel level(int i) {
            return LEVELS[levels[i]];
        }

        String text(int i) {
            int start = i == 0 ? 0 : ends[i - 1];
            return new String(bytes, start, ends[i] - start, StandardCharsets.UTF_8);
        }

        Instant time(int i) {
            return Instant.ofEpochMilli(times[i]);
        }
    }

    long begin() {
        return begin;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == SIZE;
    }

    /// What it takes of memory for texts.
    int bytes() {
        return text.length;
    }

    void add(LogLine line, int source) {
        byte[] its = line.text().getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        if (start + its.length > text.length) {
            text = Arrays.copyOf(text, Math.max(start + its.length, text.length + text.length / 2));
        }
        System.arraycopy(its, 0, text, start, its.length);
        times[count] = line.time().toEpochMilli();
        levels[count] = (byte) line.level().ordinal();
        sources[count] = source;
        ends[count] = start + its.length;
        if (++count == SIZE) {
            text = Arrays.copyOf(text, ends[SIZE - 1]);
        }
    }

    Part part(long from) {
        return new Part(begin, (int) (from - begin), count, times, levels, sources, ends, text);
    }
}
