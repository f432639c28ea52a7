package dev.tandem.engine.internal.backend;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.WorkerContext;

/// A task for a worker inside this process: it shares captured values with the caller, nothing is encoded.
record LocalTask(String label, Task<?> task) {

    // The boundary between the user's code and the engine: whatever it throws is told as its failure.
    Object runOn(WorkerContext worker) {
        try {
            return WorkerContext.callWith(worker, task::run);
        } catch (Throwable e) {
            throw new TaskFailedException("task failed: worker=" + worker.number() + ", task=" + label + ", error=" + e,
                    worker.number(), e);
        }
    }
}
