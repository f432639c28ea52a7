package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.runtime.FirstFailure;
import dev.tandem.engine.runtime.WorkerGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The calls of one command, one per operator. Used by one thread.
final class GroupCalls {
    private final boolean failsTogether;
    private final List<CompletableFuture<Object>> calls = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<TandemException> errors = new ArrayList<>();
    /// Null unless they fail together.
    private FirstFailure failure;

    /// @param failsTogether whether the others are cancelled when one fails
    GroupCalls(boolean failsTogether) {
        this.failsTogether = failsTogether;
    }

    void add(CompletableFuture<Object> call) {
        calls.add(call);
    }

    /// Waits for all.
    ///
    /// @throws CallInterruptedException when the caller is interrupted; all calls are cancelled
    void await() {
        if (failsTogether && calls.size() > 1) {
            failure = FirstFailure.among(calls, () -> calls.forEach(call -> call.cancel(true)));
        }
        for (CompletableFuture<Object> call : calls) {
            Object value = null;
            TandemException error = null;
            try {
                value = WorkerGroup.await(call);
            } catch (CallInterruptedException e) {
                calls.forEach(each -> each.cancel(true));
                throw e;
            } catch (TandemException e) {
                error = e;
            }
            values.add(value);
            errors.add(error);
        }
    }

    /// What went wrong first, or null.
    TandemException error() {
        int first = failure == null ? -1 : failure.number();
        if (first >= 0 && errors.get(first) != null) {
            return errors.get(first);
        }
        return errors.stream().filter(each -> each != null).findFirst().orElse(null);
    }

    void requireSuccess() {
        TandemException error = error();
        if (error != null) {
            throw error;
        }
    }

    int size() {
        return calls.size();
    }

    /// The answer of an operator; null when it failed.
    Object answer(int operator) {
        return values.get(operator);
    }

    /// @param results have taken the answers
    Outcome outcome(int operator, Harvests results) {
        TandemException error = errors.get(operator);
        if (error != null) {
            return new Outcome(error instanceof CallTimeoutException ? ExitCode.TIMEOUT : ExitCode.ERROR, null, error);
        }
        return new Outcome(ExitCode.SUCCESS, results.array(operator), null);
    }
}
