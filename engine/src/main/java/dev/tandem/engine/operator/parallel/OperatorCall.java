package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.operator.Operator;

/// Runs on a worker: one command for one of its operators.
///
/// @param order see [OperatorOrder#encode()]
record OperatorCall(byte[] order) implements Task<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object run() throws Exception {
        OperatorOrder asked = OperatorOrder.decode(order);
        return ((OperatorAsWorker) WorkerContext.current().objects().get(asked.operator())).execute(asked);
    }

    /// Runs on a worker: puts an operator there.
    record Install(long number, Operator operator) implements Task<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Object run() {
            // Loads what arrays need now, so that it does not count against the time of the first call.
            operator.domain().zeros();
            WorkerContext.current().objects().put(number, new OperatorAsWorker(operator));
            return null;
        }
    }
}
