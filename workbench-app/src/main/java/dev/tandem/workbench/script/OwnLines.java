package dev.tandem.workbench.script;

import java.io.OutputStream;
import java.io.PrintStream;

/// Lines of Tandem's own on standard output: each begins a line, whatever a script has printed there without ending it. Thread-safe.
public final class OwnLines extends OutputStream {
    /// Null until installed.
    private static volatile OwnLines present;

    private final PrintStream stream;
    private volatile boolean isLineEnded = true;

    private OwnLines(PrintStream stream) {
        this.stream = stream;
    }

    /// Looks from now on at what goes to standard output, by whatever way. To be called once, before others put streams above it.
    public static void install() {
        present = new OwnLines(System.out);
        System.setOut(new PrintStream(present, false, System.out.charset()));
    }

    public static void tell(String line) {
        begin();
        System.out.println(line);
    }

    /// Ends the line that somebody has begun on standard output, if so.
    public static void begin() {
        OwnLines known = present;
        if (known != null && !known.isLineEnded) {
            System.out.println();
        }
    }

    @Override
    public void write(int one) {
        stream.write(one);
        isLineEnded = one == '\n';
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        stream.write(bytes, offset, length);
        if (length > 0) {
            isLineEnded = bytes[offset + length - 1] == '\n';
        }
    }

    @Override
    public void flush() {
        stream.flush();
    }
}
