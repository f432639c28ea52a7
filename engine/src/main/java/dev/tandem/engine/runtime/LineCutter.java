package dev.tandem.engine.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts one stream of bytes into lines of bounded length. Thread-safe.
final class LineCutter {
    private static final int LONGEST = 8 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    LineCutter(Consumer<String> lines) {
        this.lines = lines;
    }

    synchronized void add(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n') {
                emit();
            } else {
                rest.write(text[i]);
                if (rest.size() >= LONGEST) {
                    emit();
                }
            }
        }
    }

    /// What has come of a line that has not ended; empty when nothing has.
    synchronized String open() {
        return rest.size() == 0 ? "" : rest.toString(StandardCharsets.UTF_8);
    }

    /// Passes on a last line that has no end.
    synchronized void finish() {
        if (rest.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String line = rest.toString(StandardCharsets.UTF_8);
        rest.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
