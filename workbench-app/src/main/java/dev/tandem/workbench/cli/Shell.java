package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionInput;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.session.StopOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// The interactive shell on one terminal: reads a statement, evaluates it, shows what came of it.
///
/// Ctrl-C stops what runs or clears the line; Ctrl-D leaves.
final class Shell {
    private static final String PROMPT = "tandem> ";
    private static final String CONTINUED = "   ...> ";
    private static final AttributedStyle ERROR = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

    private final Session session;
    private final Terminal terminal;
    private final Path history;
    private final ScriptRunner runner;
    private final Runnable beforeRunning;
    private final Runnable beforePrinting;
    /// Held by whoever reads from the terminal: this shell or typed code.
    private final ReentrantLock turn = new ReentrantLock();
    private final Instant started = Instant.now();
    private Supplier<List<String>> news = List::of;

    /// @param history the file that keeps what was typed; its folder is made when missing
    /// @param beforeRunning told before what runs may use the terminal
    /// @param beforePrinting clears the terminal's last line before an answer or a prompt
    Shell(Session session, ScriptContext context, Terminal terminal, Path history, Runnable beforeRunning,
            Runnable beforePrinting) {
        this.session = session;
        this.history = history;
        this.terminal = terminal;
        this.beforeRunning = beforeRunning;
        this.beforePrinting = beforePrinting;
        this.runner = new ScriptRunner(session, context, this::tell, line -> print(line, AttributedStyle.DEFAULT));
    }

    /// Has this shell tell before each prompt what there is to tell.
    Shell following(Supplier<List<String>> all) {
        news = all;
        return this;
    }

    /// Reads and evaluates until the end of the input or `/exit`.
    ///
    /// @return the exit code
    int run() throws IOException {
        InputStream before = SessionInput.install(new TerminalInput(terminal, turn, this::stop));
        try {
            return readAndRun();
        } finally {
            System.setIn(before);
        }
    }

    private int readAndRun() throws IOException {
        LineReader reader = reader();
        terminal.handle(Terminal.Signal.INT, _ -> stop());
        int statement = 0;
        while (true) {
            String text;
            beforePrinting.run();
            news.get().forEach(line -> print(line, FAINT));
            turn.lock();
            try {
                text = reader.readLine(PROMPT);
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                return 0;
            } finally {
                turn.unlock();
            }
            beforeRunning.run();
            OptionalInt code = runner.run(new SourceText("line-" + ++statement, text));
            if (code.isPresent() && runner.wantsExit()) {
                return code.getAsInt();
            }
            recover();
        }
    }

    private LineReader reader() throws IOException {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("tandem")
                .parser(new StatementParser(session))
                .completer(new SessionCompleter(session))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        TabKey.install(reader, session);
        runner.earlierLines(() -> earlier(reader));
        Files.createDirectories(history.getParent());
        reader.setVariable(LineReader.HISTORY_FILE, history);
        return reader;
    }

    /// What was typed before this shell was started.
    private List<String> earlier(LineReader reader) {
        return StreamSupport.stream(reader.getHistory().spliterator(), false)
                .filter(each -> each.time().isBefore(started)).map(History.Entry::line).toList();
    }

    /// The history in the user's configuration folder.
    static Path userHistory() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        Path config = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".config") : Path.of(configured);
        return config.resolve("tandem").resolve("history");
    }

    private void stop() {
        if (runner.stop() == StopOutcome.STILL_RUNNING) {
            print("still running: not even the session reacts to being stopped; it is abandoned", ERROR);
        }
    }

    /// After a stop that failed, a fresh session takes over.
    private void recover() {
        if (session.isAbandoned()) {
            session.reset();
            print("a fresh session has been started; /reload -restore runs again what was typed before", ERROR);
        }
    }

    private void tell(StatementOutcome outcome) {
        beforePrinting.run();
        ErrorReport.lines(outcome).forEach(line -> print(line, ERROR));
        Feedback.lines(outcome).forEach(line -> print(line, FAINT));
        beforeRunning.run();
    }

    private void print(String line, AttributedStyle style) {
        terminal.writer().println(new AttributedStringBuilder().append(line, style).toAnsi(terminal));
        terminal.flush();
    }
}
