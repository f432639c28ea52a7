package dev.tandem.workbench.session;

import java.net.MalformedURLException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A JShell in this process, with an evaluator thread of its own; whoever opens it closes it.
///
/// Statements of one session run one after the other. All methods may be called from any thread; only
/// `eval`, `submit` and `step` wait for, or queue behind, running code.
///
/// States: IDLE <-> RUNNING; RUNNING -> ABANDONED when not even the session reacts to a stop; ABANDONED -> IDLE by `reset`;
/// any -> CLOSED by `close`.
public final class Session implements AutoCloseable {
    /// Written under the monitor of this session, as are the next ones.
    private SessionOptions options;
    private volatile List<Path> classPath = List.of();
    private volatile int generation;
    private volatile Evaluator evaluator;
    private boolean closed;

    private Session(SessionOptions options) {
        this.options = options;
        this.evaluator = Evaluator.start(options);
    }

    /// Opens a session; its interpreter starts in the background.
    public static Session open(SessionOptions options) {
        SessionInput.install();
        OutputGuard.install();
        UncaughtCode.install();
        return new Session(options);
    }

    /// Evaluates a text statement by statement, halting at the first that does not succeed.
    public List<StatementOutcome> eval(String text) {
        return submit(new SourceText("session", text), _ -> {}).join();
    }

    /// Evaluates a text in the background.
    ///
    /// @param listener told each outcome as it comes, on the evaluator thread
    /// @return never fails because of what was typed; fails with [SessionLostException] when the session
    ///     is abandoned, reset or closed meanwhile, and with [SessionFailedException] when it cannot start
    public CompletableFuture<List<StatementOutcome>> submit(SourceText source, Consumer<StatementOutcome> listener) {
        return evaluator.submit(interpreter -> {
            List<StatementOutcome> outcomes = new ArrayList<>();
            int at = source.skipBlank(0);
            while (at < source.text().length()) {
                EvaluatedStatement step = interpreter.evaluate(source, at);
                outcomes.add(step.outcome());
                listener.accept(step.outcome());
                at = step.outcome().succeeded() ? source.skipBlank(step.next()) : source.text().length();
            }
            return List.copyOf(outcomes);
        });
    }

    /// Evaluates one statement of a text.
    ///
    /// @param offset where the statement begins; see [SourceText#skipBlank(int)]
    public EvaluatedStatement step(SourceText source, int offset) {
        return evaluator.submit(interpreter -> interpreter.evaluate(source, offset)).join();
    }

    /// Ends what runs, with a second of grace.
    public StopOutcome stop() {
        return stop(Duration.ofSeconds(1));
    }

    /// Ends what runs, and waits until it has ended or the grace period is over.
    public StopOutcome stop(Duration grace) {
        return evaluator.stop(grace);
    }

    /// Whether a thread is one on which sessions run statements, and not one that typed code has started.
    public static boolean runsStatements(Thread thread) {
        return CodeThread.isOne(thread);
    }

    public boolean isRunning() {
        return evaluator.isRunning();
    }

    /// Whether code runs on that a stop has left behind; it can neither change variables nor print.
    public boolean isBehind() {
        return evaluator.isBehind();
    }

    /// Whether a stop failed; the session must be reset before it can be used again.
    public boolean isAbandoned() {
        return evaluator.isAbandoned();
    }

    /// Forgets everything typed; what still runs is stopped.
    public synchronized void reset() {
        if (closed) {
            throw new SessionLostException("session is closed");
        }
        evaluator.close();
        generation++;
        evaluator = Evaluator.start(options.with(classPath, List.of()));
    }

    /// How often the session was reset.
    public int generation() {
        return generation;
    }

    /// Lets typed code use these jars and folders of classes besides its own, from the next reset on.
    public synchronized void useClassPath(List<Path> paths) {
        classPath = List.copyOf(paths);
    }

    /// These jars and folders, as last set.
    public List<Path> classPath() {
        return classPath;
    }

    /// Gives the session other imports, classes and libraries: at once, behind what runs, what these options have more than the
    /// present ones, and from the next reset on exactly what they have.
    ///
    /// @return done when what is more can be used; fails as a text would when the session is reset, abandoned or closed meanwhile
    public synchronized CompletableFuture<Void> use(SessionOptions next) {
        SessionOptions more = next.without(options);
        options = options.asWide(next);
        return more.isEmpty() ? CompletableFuture.completedFuture(null) : evaluator.submit(interpreter -> {
            try {
                interpreter.addClasses(more);
            } catch (MalformedURLException e) {
                throw new IllegalStateException("files have addresses", e);
            }
            interpreter.beginAlso(more.imports());
            return null;
        });
    }

    /// Does something on the calling thread with the classes that typed code sees; waits while the session starts.
    public <R> R withClasses(Supplier<R> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(evaluator.interpreter().loader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// How the present session has begun, with all classes that typed code can use.
    public synchronized SessionOptions setup() {
        return options.with(classPath, List.of());
    }

    /// What has been declared and defined so far, without running any of it.
    public Declarations declarations() {
        return new Declarations(evaluator.interpreter());
    }

    /// What was printed, such as by a worker, with the lines of what was typed in place of those that only the JVM knows.
    /// Never waits.
    public String placed(String printed) {
        return evaluator.placed(printed);
    }

    /// Completion and documentation for a text that is being typed.
    public Assistance assistance() {
        return new Assistance(evaluator.interpreter());
    }

    @Override
    public synchronized void close() {
        closed = true;
        evaluator.close();
    }
}
