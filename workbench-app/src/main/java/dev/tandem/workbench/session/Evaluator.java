package dev.tandem.workbench.session;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.runtime.Belongings;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// The thread that evaluates for one session, with its interpreter; typed code runs on a thread of its own.
///
/// Ends when closed or abandoned; an abandoned one keeps its thread until what it does returns by itself.
final class Evaluator implements AutoCloseable {
    /// The compiler recurses deeply into long expressions.
    private static final long STACK_BYTES = 8L << 20;
    private static final Duration INTERRUPT_AGAIN = Duration.ofMillis(20);
    private static final int AFTER_GRACE = 5;
    /// However short the grace is: a machine that has much to do may stand still for a second.
    private static final Duration LEAST_AFTER = Duration.ofSeconds(3);
    /// In which code may end by itself when its session is closed.
    private static final Duration CLOSING = Duration.ofSeconds(1);
    /// Small enough each to find a place anywhere.
    private static final int RESERVE_PARTS = 8;
    private static final int RESERVE_PART = 200_000;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private record Work(Runnable action, CompletableFuture<?> result) {
        /// For the run that whoever asks for it works for.
        static Work ofThisRun(Runnable action, CompletableFuture<?> result) {
            Belongings run = Belongings.current();
            return new Work(() -> {
                Belongings before = Belongings.bind(run);
                try {
                    action.run();
                } finally {
                    Belongings.bind(before);
                }
            }, result);
        }
    }

    private final CompletableFuture<Interpreter> started = new CompletableFuture<>();
    private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    /// Owns every worker that typed code starts, here or in threads of its own.
    private final ParallelExecutionManager scope;
    /// Written by the evaluator thread.
    private volatile CompletableFuture<?> running;
    /// Written under the monitor; makes what whoever has or gives work is told when no more is taken, else null.
    private volatile Supplier<TandemException> ended;
    private volatile boolean abandoned;
    /// Memory in which the end of all memory can be told; given up by the evaluator thread.
    @SuppressWarnings("unused")
    private volatile byte[][] reserve = new byte[RESERVE_PARTS][RESERVE_PART];

    private Evaluator(SessionOptions options) {
        int number = NUMBERS.incrementAndGet();
        scope = ParallelExecutionManager.newRoot(number == 1 ? "session" : "session " + number);
        thread = new Thread(null, () -> run(options), "session-evaluator-" + number, STACK_BYTES);
        thread.setDaemon(true);
    }

    static Evaluator start(SessionOptions options) {
        Evaluator evaluator = new Evaluator(options);
        evaluator.thread.start();
        return evaluator;
    }

    /// Waits for the interpreter, which takes part of a second to start.
    Interpreter interpreter() {
        return started.join();
    }

    /// A text in which the frames of stacks name the lines of what was typed; as it is while that cannot be told. Never waits.
    String placed(String text) {
        return started.isDone() && !started.isCompletedExceptionally() ? started.join().places().in(text, false) : text;
    }

    <R> CompletableFuture<R> submit(Function<Interpreter, R> work) {
        CompletableFuture<R> result = new CompletableFuture<>();
        synchronized (this) {
            if (ended == null) {
                queue.add(Work.ofThisRun(() -> complete(result, work), result));
                return result;
            }
        }
        result.completeExceptionally(ended.get());
        return result;
    }

    StopOutcome stop(Duration grace) {
        CompletableFuture<?> current = running;
        if (current == null || current.isDone()) {
            return StopOutcome.IDLE;
        }
        StopSwitch stopSwitch = interpreter().stopSwitch();
        synchronized (stopSwitch) {
            if (running != current) {
                return StopOutcome.STOPPED;
            }
            stopSwitch.request();
        }
        return awaitEnd(current, grace);
    }

    /// The compiler gets more time than code, and so does the evaluator behind code that was left.
    private StopOutcome awaitEnd(CompletableFuture<?> current, Duration grace) {
        Interpreter interpreter = interpreter();
        long begin = System.nanoTime();
        long patience = Math.max(grace.multipliedBy(AFTER_GRACE).toNanos(), LEAST_AFTER.toNanos());
        boolean left = false;
        while (!isOver(current)) {
            // Code may swallow an interrupt and wait again.
            interpreter.stopSwitch().interrupt();
            long waited = System.nanoTime() - begin;
            if (waited > grace.toNanos()) {
                left |= interpreter.leaveBehind();
            }
            if (waited > patience) {
                abandon();
                return StopOutcome.STILL_RUNNING;
            }
        }
        return left ? StopOutcome.LEFT_BEHIND : StopOutcome.STOPPED;
    }

    boolean isRunning() {
        CompletableFuture<?> current = running;
        return current != null && !current.isDone();
    }

    /// Whether code runs on that a stop has left behind, or that did not end when this was abandoned.
    boolean isBehind() {
        return abandoned && thread.isAlive() || started.isDone() && !started.isCompletedExceptionally() && interpreter().stopSwitch().isBehind();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    private void abandon() {
        abandoned = true;
        end(() -> new SessionLostException("session abandoned: its code could not be stopped and is still running"));
        scope.terminate();
    }

    /// Ends the session's workers too, and returns when they are gone.
    @Override
    public void close() {
        end(() -> new SessionLostException("session closed or reset"));
        scope.terminate();
    }

    private synchronized void end(Supplier<TandemException> reason) {
        if (ended != null) {
            return;
        }
        ended = reason;
        TandemException lost = reason.get();
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            work.result().completeExceptionally(lost);
        }
        CompletableFuture<?> current = running;
        if (current != null) {
            current.completeExceptionally(lost);
        }
        // The thread itself closes the interpreter, as soon as it can.
        queue.add(new Work(null, null));
        started.thenAccept(interpreter -> {
            interpreter.stopSwitch().shut();
            CompletableFuture.delayedExecutor(CLOSING.toNanos(), TimeUnit.NANOSECONDS).execute(interpreter::leaveBehind);
        });
    }

    private void run(SessionOptions options) {
        try {
            serve(options);
        } catch (MalformedURLException | RuntimeException | Error e) {
            // The boundary to the compiler, which throws errors for want of anything. Whoever waits or asks is told,
            // when nothing here holds the interpreter any more: it may be what fills the memory.
            fail(e);
        }
    }

    private void serve(SessionOptions options) throws MalformedURLException {
        scope.enter();
        options.onStart().run();
        try (Interpreter interpreter = new Interpreter(options.rendersValues(), scope)) {
            // The threads of typed code inherit it.
            thread.setContextClassLoader(interpreter.loader());
            interpreter.addClasses(options);
            interpreter.begin(options.imports());
            started.complete(interpreter);
            for (Work work = queue.take(); work.action() != null; work = queue.take()) {
                running = work.result();
                work.action().run();
                synchronized (interpreter.stopSwitch()) {
                    // Together, so that no late stop hits the next work.
                    running = null;
                    interpreter.stopSwitch().reset();
                }
            }
        } catch (InterruptedException e) {
            // Nobody but typed code itself interrupts this thread here; there is nothing left to do.
            close();
        }
    }

    private void fail(Throwable reason) {
        reserve = null;
        String what = "session could not " + (started.isDone() ? "go on" : "start");
        end(() -> new SessionFailedException(what, reason));
        started.completeExceptionally(new SessionFailedException(what, reason));
        scope.terminate();
    }

    private <R> void complete(CompletableFuture<R> result, Function<Interpreter, R> work) {
        try {
            result.complete(work.apply(started.join()));
        } catch (RuntimeException | Error e) {
            // Whatever it is belongs to the one who asked; the session goes on.
            result.completeExceptionally(e);
        }
    }

    private static boolean isOver(CompletableFuture<?> current) {
        try {
            current.get(INTERRUPT_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
