package dev.tandem.engine.pool;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Calls to several workers whose answers are wanted together.
record PendingAnswers(PoolBackend backend, List<CompletableFuture<Object>> calls) {
    /// Waits for all; the first failure in the order of workers is thrown when all have ended.
    ///
    /// @throws CallInterruptedException at once when the caller is interrupted; the calls are cancelled
    /// @throws dev.tandem.engine.CallTimeoutException when the time is over; the calls are cancelled
    <R> List<R> await(TimeLimit limit) {
        try {
            return all(limit);
        } catch (TimeoutException e) {
            long working = calls.stream().filter(call -> !call.isDone()).count();
            calls.forEach(backend::cancel);
            throw limit.exceeded(backend.name(), "unanswered=" + working + " of " + calls.size());
        } catch (InterruptedException e) {
            calls.forEach(backend::cancel);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: pool=" + backend.name(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private <R> List<R> all(TimeLimit limit) throws InterruptedException, TimeoutException {
        List<R> results = new ArrayList<>(calls.size());
        TandemException failure = null;
        for (CompletableFuture<Object> call : calls) {
            try {
                results.add((R) limit.get(call));
            } catch (CancellationException e) {
                failure = new ClosedException("call was cancelled", e);
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
            next.setStackTrace(here);
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
