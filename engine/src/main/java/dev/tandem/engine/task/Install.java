package dev.tandem.engine.task;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.WorkerContext;
import java.util.List;

/// What a worker of a task pool does first: captures loggers, and builds the target, which stays.
///
/// @param id under which number the target stays
/// @param blueprint makes the target from the static arguments
record Install(long id, Function1<Object[], Function1<Object, Object>> blueprint, Object[] staticArgs,
        List<LogCapture.Captured> loggers) implements Task<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object run() throws Exception {
        loggers.forEach(LogCapture::install);
        WorkerContext.current().objects().put(id, blueprint.apply(staticArgs));
        return null;
    }
}
