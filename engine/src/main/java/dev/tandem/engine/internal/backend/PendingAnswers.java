package dev.tandem.engine.internal.backend;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.map.TimeLimit;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.runtime.FirstFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/// Calls to several workers whose answers are wanted together.
public record PendingAnswers(PoolBackend backend, List<CompletableFuture<Object>> calls) {
    /// Waits for all; when one fails the others are cancelled at once, and those that have failed by then are told.
    ///
    /// @throws CallInterruptedException at once when the caller is interrupted; the calls are cancelled
    /// @throws dev.tandem.engine.CallTimeoutException when the time is over; the calls are cancelled
    public <R> List<R> await(TimeLimit limit) {
        return await(limit, error -> true);
    }

    /// As [#await(TimeLimit)].
    ///
    /// @param ends which failure cancels the other calls
    <R> List<R> await(TimeLimit limit, Predicate<Throwable> ends) {
        FirstFailure failure = calls.size() == 1 ? null
                : FirstFailure.among(calls, (value, error) -> error != null && ends.test(error), this::cancel);
        try {
            return all(limit, failure);
        } catch (TimeoutException e) {
            String unanswered = unanswered();
            cancel();
            throw limit.exceeded(backend.name(), unanswered);
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: pool=" + backend.name(), e);
        }
    }

    /// What becomes of all answers, later: they are made into a value on a thread that may wait, not on that which brings them.
    /// When one fails, or the time is over, the others are cancelled; and so are all when somebody else completes the future,
    /// by cancelling it for example.
    // Whatever ends it is told by the future.
    public <R, T> CompletableFuture<T> later(TimeLimit limit, Function<List<R>, T> value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        future.whenComplete((_, error) -> {
            if (error != null) {
                cancel();
            }
        });
        FirstFailure failure = calls.size() == 1 ? null : FirstFailure.among(calls, this::cancel);
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).handleAsync((_, _) -> {
            try {
                future.complete(value.apply(this.<R>all(limit, failure)));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
            return null;
        }, future.defaultExecutor());
        return limit.end(future, backend.name(), this::unanswered);
    }

    private String unanswered() {
        return "unanswered=" + calls.stream().filter(call -> !call.isDone()).count() + " of " + calls.size();
    }

    private void cancel() {
        calls.stream().filter(call -> !call.isDone()).forEach(backend::cancel);
    }

    @SuppressWarnings("unchecked")
    private <R> List<R> all(TimeLimit limit, FirstFailure together) throws InterruptedException, TimeoutException {
        List<R> results = new ArrayList<>(calls.size());
        TandemException failure = null;
        for (CompletableFuture<Object> call : calls) {
            try {
                results.add((R) limit.get(call));
            } catch (CancellationException e) {
                if (together == null || !together.happened()) {
                    throw new ClosedException("call was cancelled", e);
                }
            } catch (ExecutionException e) {
                failure = joined(failure, known(e), e.getStackTrace());
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static TandemException known(ExecutionException thrown) {
        return thrown.getCause() instanceof TandemException known ? known
                : new TandemException("call failed: " + thrown.getCause(), thrown.getCause());
    }

    /// @param here where the user's code called: of more help than the engine thread that made the failure
    private static TandemException joined(TandemException first, TandemException next, StackTraceElement[] here) {
        if (first == null) {
            return next.metAt(here);
        }
        first.addSuppressed(next);
        return first;
    }
}
