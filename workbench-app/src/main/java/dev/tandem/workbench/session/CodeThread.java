package dev.tandem.workbench.session;

import dev.tandem.engine.runtime.Belongings;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The thread on which the typed code of one session runs, one statement after the other, so that what code keeps for its
/// thread stays. One that is left behind is followed by another. Used by the evaluator, whose context the thread inherits.
final class CodeThread implements AutoCloseable {
    /// Typed code may recurse deeply.
    private static final long STACK_BYTES = 8L << 20;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /// @param run that it is for, or null
    private record Work(Callable<String> code, CompletableFuture<String> result, Belongings run) {}

    /// Ends a thread.
    private static final Work NONE = new Work(null, null, null);

    /// One thread, which ends after a work without code, or when it has become superfluous.
    private static final class Runner {
        final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
        /// Written by whoever leaves it behind.
        volatile boolean superfluous;
        /// Written by the evaluator, read by whoever leaves it behind.
        volatile Work current;

        void run() {
            Work work = take();
            while (work.code() != null) {
                complete(work);
                work = superfluous ? NONE : take();
            }
        }

        private Work take() {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    // Meant for a statement that has ended.
                    continue;
                }
            }
        }

        private static void complete(Work work) {
            Belongings.bind(work.run());
            try {
                work.result().complete(work.code().call());
            } catch (Exception | Error e) {
                // Whatever it is belongs to the evaluator.
                work.result().completeExceptionally(e);
            }
        }
    }

    /// Not one that typed code has started.
    private static final class OwnThread extends Thread {
        OwnThread(Runnable work) {
            super(null, work, "session-code-" + NUMBERS.incrementAndGet(), STACK_BYTES);
        }
    }

    static boolean isOne(Thread thread) {
        return thread instanceof OwnThread;
    }

    /// Written by the evaluator; null when the next statement needs a new one.
    private volatile Runner runner;

    /// Runs code and waits for it.
    ///
    /// @throws ExecutionException with what the code threw, or a [LeftBehindException]
    String call(Callable<String> code) throws ExecutionException {
        Runner chosen = runner;
        if (chosen == null || chosen.superfluous) {
            chosen = start();
        }
        Work work = new Work(code, new CompletableFuture<>(), Belongings.current());
        chosen.current = work;
        chosen.queue.add(work);
        try {
            return work.result().get();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        } finally {
            chosen.current = null;
        }
    }

    private Runner start() {
        Runner fresh = new Runner();
        Thread thread = new OwnThread(fresh::run);
        thread.setDaemon(true);
        runner = fresh;
        thread.start();
        return fresh;
    }

    /// What runs now, or null; done when it has ended or was left behind.
    CompletableFuture<String> running() {
        Runner present = runner;
        Work work = present == null ? null : present.current;
        return work == null ? null : work.result();
    }

    /// Lets no statement follow on the present thread.
    void retire() {
        Runner present = runner;
        if (present != null) {
            present.superfluous = true;
        }
    }

    @Override
    public void close() {
        Runner present = runner;
        if (present != null) {
            present.superfluous = true;
            present.queue.add(NONE);
        }
    }
}
