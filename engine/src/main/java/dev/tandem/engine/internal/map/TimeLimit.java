package dev.tandem.engine.internal.map;

import dev.tandem.engine.CallTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// How long a call of a pool may take, counted from when this is made; by the monotonic clock.
///
/// @param call what messages name it
/// @param timeout null for ever
public record TimeLimit(String call, Duration timeout, long begun) {
    public static TimeLimit of(String call, Duration timeout) {
        return new TimeLimit(call, timeout, System.nanoTime());
    }

    private long left() {
        return timeout.toNanos() - (System.nanoTime() - begun);
    }

    /// Waits for an answer.
    ///
    /// @throws TimeoutException when it is not there in time
    public <T> T get(CompletableFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return timeout == null ? answer.get() : answer.get(left(), TimeUnit.NANOSECONDS);
    }

    /// The same future, which fails with a [CallTimeoutException] when the time is over, on a thread that may wait.
    ///
    /// @param working says what has not answered then
    public <T> CompletableFuture<T> end(CompletableFuture<T> answer, String pool, Supplier<String> working) {
        if (timeout != null) {
            CompletableFuture<Void> over = new CompletableFuture<Void>().completeOnTimeout(null, left(), TimeUnit.NANOSECONDS);
            over.thenRunAsync(() -> answer.completeExceptionally(exceeded(pool, working.get())), answer.defaultExecutor());
            // A clock that ran on would keep the answer for all that time.
            answer.whenComplete((_, _) -> over.cancel(false));
        }
        return answer;
    }

    /// Waits for the next of some answers, for a while.
    ///
    /// @return null when there is none after that while
    /// @throws TimeoutException when there is none in time
    <T> T take(BlockingQueue<T> answers, Duration longest) throws InterruptedException, TimeoutException {
        if (timeout != null && left() <= longest.toNanos()) {
            return take(answers);
        }
        return answers.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Waits for the next of some answers.
    ///
    /// @throws TimeoutException when there is none in time
    <T> T take(BlockingQueue<T> answers) throws InterruptedException, TimeoutException {
        T next = timeout == null ? answers.take() : answers.poll(left(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new TimeoutException();
        }
        return next;
    }

    /// @param working what has not answered
    public CallTimeoutException exceeded(String pool, String working) {
        return new CallTimeoutException("call timed out: pool=" + pool + ", call=" + call + ", timeout=" + timeout.toMillis()
                + "ms, " + working);
    }
}
