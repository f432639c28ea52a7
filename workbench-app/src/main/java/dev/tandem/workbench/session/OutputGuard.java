package dev.tandem.workbench.session;

import java.io.OutputStream;
import java.io.PrintStream;

/// Standard output and error, but closed to threads that were left behind: code without checks that prints ends there.
final class OutputGuard extends OutputStream {
    private final PrintStream stream;

    private OutputGuard(PrintStream stream) {
        this.stream = stream;
    }

    /// Guards the streams of this process, unless the present ones are guarded already.
    static synchronized void install() {
        if (!(System.out instanceof Guarded)) {
            System.setOut(new Guarded(System.out));
        }
        if (!(System.err instanceof Guarded)) {
            System.setErr(new Guarded(System.err));
        }
    }

    private static final class Guarded extends PrintStream {
        Guarded(PrintStream stream) {
            // Not flushing by itself: the stream behind it does as it always did.
            super(new OutputGuard(stream), false, stream.charset());
        }
    }

    @Override
    public void write(int one) {
        LeftThreads.check();
        stream.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        LeftThreads.check();
        stream.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        stream.flush();
    }
}
