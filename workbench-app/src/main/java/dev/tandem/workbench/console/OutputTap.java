package dev.tandem.workbench.console;

import dev.tandem.workbench.console.ConsoleLine.Kind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Shows in a console what is printed in this process, and prints it as before. Closing ends the showing.
public final class OutputTap implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public OutputTap(ConsoleModel console) {
        System.setOut(new PrintStream(new Lines(out, console, Kind.OUTPUT), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Lines(err, console, Kind.ERROR), true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private static final class Lines extends OutputStream {
        /// So many bytes without an end of line are shown as a line.
        private static final int LONGEST = 4000;

        private final PrintStream beyond;
        private final ConsoleModel console;
        private final Kind kind;
        /// Guarded by this.
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PrintStream beyond, ConsoleModel console, Kind kind) {
            this.beyond = beyond;
            this.console = console;
            this.kind = kind;
        }

        @Override
        public synchronized void write(int b) {
            beyond.write(b);
            if (b == '\n' || line.size() == LONGEST) {
                console.add(new ConsoleLine(kind, line.toString(StandardCharsets.UTF_8).stripTrailing()));
                line.reset();
            }
            if (b != '\n') {
                line.write(b);
            }
        }

        @Override
        public void flush() {
            beyond.flush();
        }
    }
}
