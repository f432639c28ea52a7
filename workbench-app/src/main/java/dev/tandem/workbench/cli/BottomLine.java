package dev.tandem.workbench.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/// The last line of a terminal, which makes way for whatever else is printed there. Thread-safe.
///
/// Streams that print to the same terminal go through [#above(PrintStream)].
final class BottomLine {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final IntSupplier width;
    /// Guarded by this, as are the next; empty when there is none.
    private String shown = "";
    /// What others have begun to print, in front of what is shown.
    private String begun = "";
    private boolean isQuiet;
    /// Whether what was printed last has ended its line.
    private boolean isLineEnded = true;

    /// @param width of the terminal, asked for each line; longer lines are cut, since nothing can erase a line that was broken
    BottomLine(PrintStream terminal, IntSupplier width) {
        this.terminal = terminal;
        this.width = width;
    }

    /// Shows a text instead of the one before, unless somebody else has begun a line.
    synchronized void show(String text) {
        draw(text);
    }

    /// Shows what has been printed of lines that have not ended, unlike progress also again after what others print.
    synchronized void begun(String text) {
        boolean any = !text.equals(begun);
        begun = text;
        if (any && !isQuiet) {
            draw("");
        }
    }

    /// While it is quiet, what others have begun is not shown: somebody else has the line, such as a prompt.
    synchronized void quiet(boolean now) {
        isQuiet = now;
        erase();
    }

    private void draw(String text) {
        if (isLineEnded) {
            String whole = isQuiet || begun.isEmpty() ? text : text.isEmpty() ? begun : begun + " " + text;
            String before = shown;
            int columns = width.getAsInt();
            shown = whole.length() < columns ? whole : whole.substring(0, columns - 1);
            if (!(before.isEmpty() && shown.isEmpty())) {
                terminal.print(ERASE + shown);
                terminal.flush();
            }
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
        draw("");
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
                draw("");
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }
    }
}
