package dev.tandem.workbench.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;

/// Standard input that gives up when its reader is interrupted, as Stop does. What comes later waits for the next reader.
///
/// It takes the place of `System.in`; code of any thread reads.
public final class SessionInput extends InputStream {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// Where bytes come from.
    public interface Source {
        /// Reads what is there, waiting for it no longer than the time given, or until it is interrupted.
        ///
        /// @param length greater than 0
        /// @return how many bytes; 0 when none came, -1 at the end
        int read(byte[] bytes, int offset, int length, Duration longest) throws IOException, InterruptedException;

        int available() throws IOException;
    }

    private final Source source;

    private SessionInput(Source source) {
        this.source = source;
    }

    /// Lets this process read from a source from now on.
    ///
    /// @return what it read from before
    public static InputStream install(Source source) {
        InputStream before = System.in;
        System.setIn(new SessionInput(source));
        return before;
    }

    /// Lets reading from the present standard input be interrupted, if it cannot be already.
    static synchronized void install() {
        if (!(System.in instanceof SessionInput)) {
            install(new InputPump(System.in));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        try {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                int count = source.read(bytes, offset, length, LOOK_AGAIN);
                if (count != 0) {
                    return count;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("reading was interrupted").initCause(e);
        }
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }
}
