package dev.tandem.workbench.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/// The last line of a terminal, which makes way for whatever else is printed there. Thread-safe.
///
/// Streams that print to the same terminal go through [#above(PrintStream)].
final class BottomLine {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final int width;
    /// Guarded by this, as is the next; empty when there is none.
    private String shown = "";
    /// Whether what was printed last has ended its line.
    private boolean isLineEnded = true;

    /// @param width of the terminal; longer lines are cut, since nothing can erase a line that was broken
    BottomLine(PrintStream terminal, int width) {
        this.terminal = terminal;
        this.width = width;
    }

    /// Shows a text instead of the one before, unless somebody else has begun a line.
    synchronized void show(String text) {
        if (isLineEnded) {
            shown = text.length() < width ? text : text.substring(0, width - 1);
            terminal.print(ERASE + shown);
            terminal.flush();
        }
    }

    synchronized void erase() {
        if (!shown.isEmpty()) {
            terminal.print(ERASE);
            terminal.flush();
            shown = "";
        }
    }

    /// Prints a line that stays.
    synchronized void leave(String text) {
        erase();
        terminal.print((isLineEnded ? "" : "\n") + text + "\n");
        terminal.flush();
        isLineEnded = true;
    }

    /// A stream that prints to the one given and erases the line before.
    PrintStream above(PrintStream stream) {
        return new PrintStream(new Above(stream), true, stream.charset());
    }

    private final class Above extends OutputStream {
        private final PrintStream stream;

        Above(PrintStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (length == 0) {
                return;
            }
            synchronized (BottomLine.this) {
                erase();
                stream.write(bytes, offset, length);
                stream.flush();
                isLineEnded = bytes[offset + length - 1] == '\n';
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }
    }
}
