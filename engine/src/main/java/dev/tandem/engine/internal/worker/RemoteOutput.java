package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One standard stream of a worker, sent to the main process at each flush, and soon without one. The print stream on top
/// of it serialises access.
final class RemoteOutput extends OutputStream {
    private static final int LONGEST = 8 * 1024;
    /// A task that prints faster than the main process reads has to wait.
    private static final long BACKLOG = 1 << 20;
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Connection connection;
    private final long stream;
    /// Set before anything is printed.
    private Flusher flusher;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    private RemoteOutput(Connection connection, long stream) {
        this.connection = connection;
        this.stream = stream;
    }

    /// Replaces `System.out` and `System.err`.
    ///
    /// @return flushes both, also when user code has replaced them in turn
    static Runnable install(Connection connection) {
        PrintStream out = printer(connection, Messages.OUT);
        PrintStream err = printer(connection, Messages.ERR);
        System.setOut(out);
        System.setErr(err);
        return () -> {
            out.flush();
            err.flush();
        };
    }

    private static PrintStream printer(Connection connection, long stream) {
        RemoteOutput output = new RemoteOutput(connection, stream);
        PrintStream printer = new Printer(output);
        output.flusher = new Flusher(printer::flush);
        return printer;
    }

    /// Stays open whatever a task does: the next one prints, too.
    private static final class Printer extends PrintStream {
        Printer(RemoteOutput stream) {
            super(stream, true, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

    @Override
    public void write(int value) {
        buffer.write(value);
        sendWhenLong();
        flusher.printed();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length;) {
            int count = Math.min(length - done, LONGEST);
            buffer.write(bytes, offset + done, count);
            done += count;
            sendWhenLong();
        }
        flusher.printed();
    }

    @Override
    public void flush() {
        if (buffer.size() > 0) {
            connection.awaitRoom(BACKLOG, PATIENCE);
            connection.send(Messages.OUTPUT, stream, buffer.toByteArray());
            buffer.reset();
        }
    }

    private void sendWhenLong() {
        if (buffer.size() >= LONGEST) {
            flush();
        }
    }
}
