package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;

/// How a parallel operator works.
///
/// @param workers the number of worker processes, which take the operators in turn; 0 for one per operator
/// @param timeout how long one call may take, or null for ever
/// @param keepAliveOnError whether the workers stay when an operator fails; a lost one is then replaced, without the
///     derivatives that it held
public record ParallelOptions(int workers, Duration timeout, boolean keepAliveOnError, WorkerOptions worker) {
    public static final ParallelOptions DEFAULT = new ParallelOptions(0, null, false, WorkerOptions.DEFAULT);

    public ParallelOptions {
        if (workers < 0) {
            throw new TandemException("number of workers cannot be negative: workers=" + workers);
        }
    }

    public ParallelOptions withWorkers(int count) {
        return new ParallelOptions(count, timeout, keepAliveOnError, worker);
    }

    public ParallelOptions withTimeout(Duration longest) {
        return new ParallelOptions(workers, longest, keepAliveOnError, worker);
    }

    public ParallelOptions keepingAliveOnError() {
        return new ParallelOptions(workers, timeout, true, worker);
    }

    public ParallelOptions withWorkerOptions(WorkerOptions options) {
        return new ParallelOptions(workers, timeout, keepAliveOnError, options);
    }
}
