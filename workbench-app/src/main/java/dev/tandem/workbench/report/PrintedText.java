package dev.tandem.workbench.report;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Sees what goes to the standard streams of this process, and passes it on. What a statement prints is kept in bounds: its first lines, as
/// those of a loop tell all. Thread-safe; closed by whoever opened it, which puts the streams back.
final class PrintedText implements AutoCloseable {
    private static final int MOST_BYTES = 200_000;
    private static final int MOST_LINES = 1_000;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    /// All guarded by this.
    private final List<ReportPart.Printed> taken = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isError;
    private int lines;
    private long left;

    private PrintedText() {}

    static PrintedText open() {
        PrintedText capture = new PrintedText();
        System.setOut(new PrintStream(capture.new Tee(capture.out, false), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(capture.new Tee(capture.err, true), true, StandardCharsets.UTF_8));
        return capture;
    }

    /// One of the streams.
    private final class Tee extends OutputStream {
        private final PrintStream next;
        private final boolean error;

        Tee(PrintStream next, boolean error) {
            this.next = next;
            this.error = error;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] all, int offset, int length) {
            next.write(all, offset, length);
            keep(error, all, offset, length);
        }

        @Override
        public void flush() {
            next.flush();
        }
    }

    private synchronized void keep(boolean ofError, byte[] all, int offset, int length) {
        if (ofError != isError) {
            end();
            isError = ofError;
        }
        for (int i = offset; i < offset + length; i++) {
            boolean isEnd = all[i] == '\n';
            if (lines < MOST_LINES && bytes.size() < MOST_BYTES) {
                bytes.write(all[i]);
                lines += isEnd ? 1 : 0;
            } else {
                left += isEnd ? 1 : 0;
            }
        }
    }

    /// The stream changes, or a statement has ended.
    private void end() {
        if (bytes.size() > 0 || left > 0) {
            taken.add(new ReportPart.Printed(bytes.toString(StandardCharsets.UTF_8), isError, left));
            bytes.reset();
            lines = 0;
            left = 0;
        }
    }

    /// What has come since the last time.
    synchronized List<ReportPart.Printed> take() {
        end();
        List<ReportPart.Printed> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
