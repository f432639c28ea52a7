package dev.tandem.engine.task;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.CallChannel;
import dev.tandem.engine.internal.worker.WorkerContext;

/// Some tasks on their way to a worker that has the target.
///
/// @param target under which number the worker has it
/// @param items the forms of the tasks
record TaskBatch(long target, Object[] items) implements Task<BatchAnswer> {
    private static final long serialVersionUID = 1L;

    /// Does nothing: its answer says that a worker is there.
    record Nothing() implements Task<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Object run() {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    @Override
    public BatchAnswer run() {
        Object installed = WorkerContext.current().objects().get(target);
        return new BatchRun((Function1<Object, Object>) installed, items, CallChannel.current()).run();
    }
}
