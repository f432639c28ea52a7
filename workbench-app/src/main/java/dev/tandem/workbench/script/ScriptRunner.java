package dev.tandem.workbench.script;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.session.EvaluatedStatement;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionLostException;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.session.StopOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs texts with statements and commands in a session, halting at the first error.
///
/// One thread runs; any thread may stop it.
public final class ScriptRunner {
    private static final int DEEPEST_OPEN = 20;

    /// Sees each statement and command when it has ended and its charts are delivered, on the thread that runs.
    @FunctionalInterface
    public interface Follower {
        /// @param begin where it begins in the text
        /// @param end where it ends
        /// @param outcome null for a command
        void ended(SourceText source, int begin, int end, StatementOutcome outcome);
    }

    private final Session session;
    private final ScriptContext context;
    private final Consumer<StatementOutcome> listener;
    private final Consumer<String> messages;
    private final TypedHistory history = new TypedHistory();
    private final Commands commands;
    private Follower follower = (_, _, _, _) -> {};
    private int depth;
    /// Written by whoever stops, read by the runner.
    private volatile boolean stopping;
    /// Written by the runner, read by whoever stops.
    private volatile boolean running;
    private boolean exiting;
    private boolean prepared;

    /// @param context what the session's thread has entered; its charts are delivered after each statement
    /// @param listener told every outcome, errors included, on the thread that runs
    /// @param messages receives what commands print
    public ScriptRunner(Session session, ScriptContext context, Consumer<StatementOutcome> listener, Consumer<String> messages) {
        this.session = session;
        this.context = context;
        this.listener = listener;
        this.messages = messages;
        this.commands = new Commands(session, history, messages, this);
    }

    /// Has somebody see all that runs from now on.
    public void follow(Follower given) {
        follower = given;
    }

    /// Runs the text of a file as it is in an editor.
    public OptionalInt run(SourceText source, Path file) {
        context.folder(folderOf(file));
        return run(source);
    }

    /// Has a stop from here on keep the next text from running: for who lets users stop before it has begun. On the thread that runs.
    public void prepare() {
        stopping = false;
        prepared = true;
    }

    /// Keeps the rest of the text from running, without waiting for what runs.
    public void stopSoon() {
        stopping = true;
    }

    /// Runs a text.
    ///
    /// @return empty when the text ran to its end and did not ask to exit
    /// @throws CompletionException when the session itself failed
    public OptionalInt run(SourceText source) {
        if (!prepared) {
            stopping = false;
        }
        prepared = false;
        exiting = false;
        running = true;
        try {
            OptionalInt code = runAll(source);
            return delivered(code, source.name(), context.charts()::deliver);
        } catch (CompletionException e) {
            if (e.getCause() instanceof SessionLostException) {
                return OptionalInt.of(ExitStatus.INTERRUPTED.code());
            }
            throw e;
        } finally {
            running = false;
        }
    }

    /// Whether the last text asked to leave, by `/exit` or by `System.exit`.
    public boolean wantsExit() {
        return exiting;
    }

    /// Ends what runs, and keeps the rest of the text from running.
    public StopOutcome stop() {
        stopping = true;
        StopOutcome outcome = session.stop();
        while (outcome == StopOutcome.IDLE && running) {
            // Between two statements; the next one may just be on its way.
            Thread.onSpinWait();
            outcome = session.stop();
        }
        return outcome;
    }

    /// How many statements were run in the present session that a replay would run again. Never waits.
    public int typed() {
        return history.relevant(session.generation()).size();
    }

    /// What was typed in former sessions, for `/history -all`.
    public void earlierLines(Supplier<List<String>> lines) {
        commands.earlier(lines);
    }

    private OptionalInt runAll(SourceText source) {
        return runAll(source, listener);
    }

    private OptionalInt runAll(SourceText source, Consumer<StatementOutcome> told) {
        String text = source.text();
        int at = source.skipBlank(0);
        while (at < text.length()) {
            if (stopping) {
                // Nothing runs that could be stopped, so what would run next is told to be.
                StatementOutcome stopped = new StatementOutcome.Stopped(source, source.position(at).line(), null);
                told.accept(stopped);
                return code(stopped);
            }
            boolean isCommand = CommandLines.isAt(source, at);
            int begin = at;
            OptionalInt code;
            if (isCommand) {
                int end = source.endOfLine(at);
                type(text.substring(at, end));
                code = commands.run(text.substring(at, end).strip(), source, at);
                follower.ended(source, begin, end, null);
                at = source.skipBlank(end);
            } else {
                EvaluatedStatement step = session.step(source, at);
                String statement = text.substring(begin, step.next());
                type(statement);
                history.ended(statement, step.outcome(), session.generation());
                told.accept(step.outcome());
                exiting |= step.outcome() instanceof StatementOutcome.Exited;
                code = delivered(code(step.outcome()), source.name() + ":" + source.position(at).line(),
                        () -> context.charts().deliverWhole(Session::runsStatements));
                follower.ended(source, begin, step.next(), step.outcome());
                at = source.skipBlank(step.next());
            }
            if (code.isPresent()) {
                return code;
            }
        }
        return OptionalInt.empty();
    }

    /// What comes from files and commands was not typed.
    private void type(String text) {
        if (depth == 0) {
            history.typed(text);
        }
    }

    /// @param place of what has made the charts
    private OptionalInt delivered(OptionalInt code, String place, Runnable delivery) {
        try {
            delivery.run();
            return code;
        } catch (TandemException e) {
            messages.accept(place + ": " + e.getMessage());
            return OptionalInt.of(ExitStatus.FAILED.code());
        }
    }

    private static OptionalInt code(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Exited exited -> OptionalInt.of(exited.code());
            case StatementOutcome.Stopped _ -> OptionalInt.of(ExitStatus.INTERRUPTED.code());
            case StatementOutcome failed when !failed.succeeded() -> OptionalInt.of(ExitStatus.FAILED.code());
            default -> OptionalInt.empty();
        };
    }

    /// Runs a file, for a command.
    OptionalInt open(Path file) throws IOException {
        if (depth == DEEPEST_OPEN) {
            throw new IOException("opened too deeply: file=" + file + ", depth=" + depth);
        }
        SourceText source = new SourceText(file.toString(), Files.readString(file));
        Path outer = context.folder();
        context.folder(folderOf(file));
        try {
            return within(source);
        } finally {
            context.folder(outer);
        }
    }

    /// Runs a text for a command.
    OptionalInt within(SourceText source) {
        return within(source, listener);
    }

    /// Runs a text of which only failures are told.
    OptionalInt replay(SourceText source) {
        return within(source, outcome -> {
            if (!outcome.succeeded()) {
                listener.accept(outcome);
            }
        });
    }

    private OptionalInt within(SourceText source, Consumer<StatementOutcome> told) {
        depth++;
        try {
            return runAll(source, told);
        } finally {
            depth--;
        }
    }

    /// Runs a text that is to exit, and leaves if it does.
    OptionalInt exit(SourceText source) {
        return within(source, outcome -> {
            if (!(outcome instanceof StatementOutcome.Exited)) {
                listener.accept(outcome);
            }
        });
    }

    OptionalInt leave(int code) {
        exiting = true;
        return OptionalInt.of(code);
    }

    private static Path folderOf(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }
}
