package dev.tandem.workbench.running;

import dev.tandem.engine.runtime.Belongings;
import dev.tandem.toolkit.Listeners;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionFailedException;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.session.StopOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs texts one after the other in a session, in the background. No method waits. Closed with the window.
///
/// States: IDLE <-> RUNNING by run; RUNNING -> STOPPING by stop, then IDLE or ABANDONED; ABANDONED -> IDLE by reset, which ends what runs.
public final class ScriptHost implements AutoCloseable {
    /// After that the session starts, whatever became of the window.
    private static final Duration WINDOW_FIRST = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    /// A text that has been given but not begun.
    private record Waiting(SourceText source, CompletableFuture<Void> done) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final Listeners<HostListener> listeners = new Listeners<>("session");
    private final ExecutorService runs = daemon("tandem-run");
    private final ExecutorService control = daemon("tandem-control");
    private final CountDownLatch begun = new CountDownLatch(1);
    /// Guarded by itself.
    private final List<Waiting> waiting = new ArrayList<>();
    /// Used by the control thread.
    private boolean isWatching;
    private final FileRuns files = new FileRuns();
    private final ScriptContext context;
    private final Session session;
    private final ScriptRunner runner;
    /// Written by the run and the control thread, under the monitor of this.
    private volatile HostState state = HostState.IDLE;
    /// Done when the last stop is over. Written under the monitor of this.
    private volatile CompletableFuture<Void> stopped = CompletableFuture.completedFuture(null);

    /// @param context what the scripts can ask about their run
    public ScriptHost(SessionOptions options, ScriptContext context) {
        this.context = context;
        session = Session.open(options.onStart(() -> {
            context.enter();
            awaitWindow();
        }));
        runner = new ScriptRunner(session, context, this::tellOutcome, text -> tell(each -> each.said(text)));
    }

    /// Has the session start, unless it has: the window is drawn, and does not need the processors for itself any more.
    public void begin() {
        begun.countDown();
    }

    private void awaitWindow() {
        try {
            begun.await(WINDOW_FIRST.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // A stop that came early is dealt with where the text runs.
            Thread.currentThread().interrupt();
        }
    }

    public void addListener(HostListener listener) {
        listeners.add(listener);
    }

    /// Tells the listeners something that concerns no text in particular. From any thread.
    public void say(String text) {
        tell(each -> each.said(text));
    }

    /// Runs a text after those given before.
    ///
    /// @return done when it has ended, in whatever way
    public CompletableFuture<Void> run(SourceText source) {
        return submit(source, false, () -> runner.run(source));
    }

    /// Runs the text of a whole script, whose values nobody wants to see, and before that ends what its last run has opened
    /// and not kept.
    ///
    /// @param file where the script is, or null when it has never been saved
    /// @return as above
    public CompletableFuture<Void> runFile(SourceText source, Path file) {
        return submit(source, true, () -> runAgain(source, file));
    }

    private void runAgain(SourceText source, Path file) {
        String key = key(source.name(), file);
        String ended = files.end(key, source.name());
        if (!ended.isEmpty()) {
            tell(each -> each.said(ended));
        }
        if (state != HostState.RUNNING) {
            // A stop came meanwhile.
            return;
        }
        context.beginRun();
        tell(each -> each.fileStarted(key));
        boolean whole = false;
        Belongings before = Belongings.bind(files.begin(key, source.name()));
        try {
            OptionalInt code = file == null ? runner.run(source) : runner.run(source, file);
            whole = code.orElse(0) == 0;
        } finally {
            Belongings.bind(before);
            boolean succeeded = whole;
            tell(each -> each.fileFinished(key, succeeded));
        }
    }

    /// A text is another file from now on: its next run ends what its last one has opened all the same.
    ///
    /// @param from where it was, or null when it had not been saved
    public void moved(String name, Path from, Path to) {
        String before = key(name, from);
        String now = key(name, to);
        if (!before.equals(now)) {
            files.moved(before, now);
            tell(each -> each.fileMoved(before, now));
        }
    }

    private static String key(String name, Path file) {
        return file == null ? name : file.toString();
    }

    private CompletableFuture<Void> submit(SourceText source, boolean quiet, Runnable work) {
        begin();
        Waiting mine = new Waiting(source, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(mine);
        }
        runs.execute(() -> {
            try {
                if (isNext(mine) && state != HostState.ABANDONED) {
                    runNow(source, quiet, work);
                }
                mine.done.complete(null);
            } catch (RuntimeException | Error e) {
                // Whatever it is belongs to the one who asked.
                mine.done.completeExceptionally(e);
            }
        });
        return mine.done;
    }

    /// Takes a text out of those that wait; false when a stop has done that before.
    private boolean isNext(Waiting mine) {
        synchronized (waiting) {
            return waiting.remove(mine);
        }
    }

    /// Those that wait will not run.
    private void drop(String what) {
        List<SourceText> texts;
        synchronized (waiting) {
            texts = waiting.stream().map(Waiting::source).toList();
            waiting.clear();
        }
        if (!texts.isEmpty()) {
            tell(each -> each.dropped(texts, what));
        }
    }

    private void runNow(SourceText source, boolean quiet, Runnable work) {
        runner.prepare();
        change(HostState.RUNNING);
        tell(each -> each.started(source, quiet));
        try {
            work.run();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SessionFailedException failed) {
                tell(each -> each.said(failed.getMessage()));
            }
            throw e;
        } finally {
            awaitStop();
            tell(each -> each.finished(source));
            if (state != HostState.ABANDONED) {
                change(HostState.IDLE);
            }
        }
    }

    /// Ends what runs, and drops what waits; says STILL running when that is so.
    public void stop() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (isStoppedNow(done)) {
            tell(each -> each.changed(HostState.STOPPING));
            drop("Stop was pressed");
            control.execute(() -> {
                try {
                    stopNow();
                } finally {
                    done.complete(null);
                }
            });
        }
    }

    private void stopNow() {
        StopOutcome outcome;
        try {
            outcome = runner.stop();
        } catch (CompletionException e) {
            if (control.isShutdown()) {
                // The window is closed meanwhile, which ends more than this.
                return;
            }
            throw e;
        }
        if (outcome == StopOutcome.STILL_RUNNING) {
            change(HostState.ABANDONED);
        }
        if ((outcome == StopOutcome.STILL_RUNNING || outcome == StopOutcome.LEFT_BEHIND) && !isWatching) {
            isWatching = true;
            watchBehind(true);
        }
    }

    /// So that a stop which comes late does not hit the next text.
    private void awaitStop() {
        try {
            stopped.get();
        } catch (InterruptedException e) {
            // The window is closed.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("it is only done", e);
        }
    }

    /// Tells whether code that was left behind runs on, until it does not.
    private void watchBehind(boolean isFirst) {
        boolean runsOn = session.isBehind();
        if (isFirst || !runsOn) {
            tell(each -> each.behind(runsOn));
        }
        isWatching = runsOn;
        if (runsOn && !control.isShutdown()) {
            CompletableFuture.delayedExecutor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS, control)
                    .execute(() -> watchBehind(false));
        }
    }

    /// Forgets everything typed and ends all workers that were started.
    ///
    /// @return done when the session is a fresh one, on the thread that did it
    public CompletableFuture<Void> reset() {
        return CompletableFuture.runAsync(() -> {
            drop("the session was reset");
            session.reset();
            tell(HostListener::reset);
            if (idleUnlessRunning()) {
                tell(each -> each.changed(HostState.IDLE));
            }
        }, control);
    }

    /// The jars and folders that typed code can use besides those of Tandem and its plugins.
    public List<Path> classPath() {
        return session.classPath();
    }

    /// How many statements a reset would forget. Never waits.
    public int typed() {
        return runner.typed();
    }

    /// Has the session get other imports and classes, see [Session#use]; what it has too many until then goes with a reset.
    public void use(SessionOptions options) {
        session.use(options);
    }

    /// How many texts wait for the one that runs.
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    public HostState state() {
        return state;
    }

    /// For completion and variables; those calls wait for the compiler, so not on the window's thread.
    public Session session() {
        return session;
    }

    @Override
    public void close() {
        begin();
        runs.shutdownNow();
        control.shutdownNow();
        session.close();
    }

    private void tellOutcome(StatementOutcome outcome) {
        tell(each -> each.happened(outcome));
    }

    private void change(HostState fresh) {
        synchronized (this) {
            state = fresh;
        }
        tell(each -> each.changed(fresh));
    }

    /// @param done to be completed when the stop has done what it can
    private synchronized boolean isStoppedNow(CompletableFuture<Void> done) {
        boolean runs = state == HostState.RUNNING;
        if (runs) {
            state = HostState.STOPPING;
            stopped = done;
            // Also when the text has not begun yet.
            runner.stopSoon();
        }
        return runs;
    }

    /// After a reset. A text that runs, also one that came meanwhile, is idle when it has ended.
    private synchronized boolean idleUnlessRunning() {
        boolean runs = state == HostState.RUNNING || state == HostState.STOPPING;
        if (!runs) {
            state = HostState.IDLE;
        }
        return !runs;
    }

    private void tell(Consumer<HostListener> news) {
        listeners.tell(news);
    }

    private static ExecutorService daemon(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }
}
