package dev.tandem.workbench.session;

import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the statements of one session, and goes on without one that does not stop when asked to. The evaluator runs;
/// whoever stops leaves behind; closed by the evaluator.
final class StatementRunner implements AutoCloseable {
    /// In which code that was left behind may still end without being told as left.
    private static final Duration LAST_CHANCE = Duration.ofMillis(100);

    private final StopSwitch stopSwitch;
    /// Owns what statements open.
    private final ParallelExecutionManager scope;
    private final CodeThread thread = new CodeThread();
    /// The class of the statement that runs. Written by the evaluator.
    private volatile Class<?> statement;

    StatementRunner(StopSwitch stopSwitch, ParallelExecutionManager scope) {
        this.stopSwitch = stopSwitch;
        this.scope = scope;
    }

    /// Runs the code of a statement and waits for it.
    ///
    /// @throws ExecutionException with what it threw, or a [LeftBehindException]
    String run(Class<?> ofStatement, Callable<String> code) throws ExecutionException {
        Set<Object> before = scope.opened();
        statement = ofStatement;
        stopSwitch.begin(ofStatement);
        try {
            return thread.call(code);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LeftBehindException) {
                // It cannot close anything itself any more.
                scope.terminateOthers(before);
            }
            throw e;
        } finally {
            if (stopSwitch.isStopping()) {
                // Threads that help it, such as those of a parallel stream, may still be in its code.
                stopSwitch.end(ofStatement);
            }
        }
    }

    /// Has `run` return without the code that runs, which must have been asked to stop.
    ///
    /// @return false when no code runs, or it has ended just then
    boolean leaveBehind() {
        CompletableFuture<String> running = thread.running();
        Thread left = stopSwitch.leaveBehind();
        if (left == null || running == null) {
            return false;
        }
        thread.retire();
        stopSwitch.end(statement);
        try {
            running.get(LAST_CHANCE.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            stopSwitch.leftAt(place(left));
            return running.completeExceptionally(new LeftBehindException());
        } catch (ExecutionException e) {
            // It has ended at something that it wanted to print.
            return false;
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /// What typed code has called that does not come back.
    private static String place(Thread left) {
        StackTraceElement callee = null;
        for (StackTraceElement frame : left.getStackTrace()) {
            if (frame.getClassName().startsWith("REPL.")) {
                return callee == null ? "a lock that it waits for" : text(callee);
            }
            callee = frame;
        }
        return callee == null ? "code that has ended since" : text(callee);
    }

    private static String text(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    @Override
    public void close() {
        thread.close();
    }
}
