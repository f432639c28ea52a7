package dev.tandem.engine.log;

import java.io.IOException;
import java.io.Reader;

/// Cuts a text into lines at `\n` alone: what programs print may hold returns. Used by one thread; whoever has the reader closes it.
final class TextLines {
    private static final int BUFFER = 1 << 16;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder begun = new StringBuilder();
    private int from;
    private int to;

    TextLines(Reader in) {
        this.in = in;
    }

    /// @return null at the end
    String next() throws IOException {
        begun.setLength(0);
        boolean any = false;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(buffer, 0, BUFFER));
                if (to == 0) {
                    return any ? begun.toString() : null;
                }
            }
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (end < to) {
                String line = begun.isEmpty() ? new String(buffer, from, end - from) : begun.append(buffer, from, end - from).toString();
                from = end + 1;
                return line;
            }
            begun.append(buffer, from, to - from);
            from = to;
        }
    }
}
