package dev.tandem.workbench.cli;

import dev.tandem.workbench.session.SessionInput;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/// What typed code reads from the terminal of the shell: lines, which can be edited, and Ctrl-C stops the code.
///
/// The terminal's own way of reading lines cannot be interrupted, and would take what is typed at the next prompt.
final class TerminalInput implements SessionInput.Source {
    private static final Charset CHARSET = Charset.defaultCharset();

    private final LineReader reader;
    private final ReentrantLock turn;
    private final Runnable stop;
    /// What is left of the last line. Guarded by the turn, as is the place in it.
    private byte[] line = new byte[0];
    private int position;

    /// @param turn held by whoever reads from the terminal
    /// @param stop stops the code that reads; called on a thread of its own
    TerminalInput(Terminal terminal, ReentrantLock turn, Runnable stop) {
        this.reader = LineReaderBuilder.builder().terminal(terminal).option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.DISABLE_HISTORY, true).variable(LineReader.DISABLE_COMPLETION, true).build();
        this.turn = turn;
        this.stop = stop;
    }

    @Override
    public int read(byte[] bytes, int offset, int length, Duration longest) throws InterruptedException {
        if (!turn.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return 0;
        }
        try {
            if (position == line.length) {
                line = (reader.readLine() + "\n").getBytes(CHARSET);
                position = 0;
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, bytes, offset, count);
            position += count;
            return count;
        } catch (EndOfFileException e) {
            return -1;
        } catch (UserInterruptException e) {
            Thread.ofPlatform().daemon().name("shell-stop").start(stop);
        } finally {
            turn.unlock();
        }
        return awaitStop();
    }

    /// The stop ends the wait by interrupt, also where it comes to a thread that Ctrl-C itself does not reach.
    private static int awaitStop() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        return 0;
    }

    @Override
    public int available() {
        if (!turn.tryLock()) {
            return 0;
        }
        try {
            return line.length - position;
        } finally {
            turn.unlock();
        }
    }
}
