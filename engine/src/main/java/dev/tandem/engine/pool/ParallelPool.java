package dev.tandem.engine.pool;

import dev.tandem.engine.internal.backend.ProcessBackend;
import dev.tandem.engine.internal.backend.SequentialBackend;
import dev.tandem.engine.internal.backend.ThreadBackend;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.Places;
import dev.tandem.engine.place.StandIn;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.worker.WorkerOptions;

/// The one pool that this process uses unless told otherwise, and how it is chosen.
final class ParallelPool {
    private static final System.Logger LOG = System.getLogger(WorkerPool.class.getName());
    /// Guarded by the class, as is the next.
    private static WorkerPool opened;
    /// Once for each pool.
    private static boolean warned;

    private ParallelPool() {}

    static synchronized WorkerPool get(PoolChoice asked, WorkerOptions options) {
        if (opened != null && !opened.closed()) {
            if (!warned) {
                warned = true;
                LOG.log(System.Logger.Level.WARNING, "a parallel pool is open already and is used again: pool="
                        + opened.name() + ", workers=" + opened.size());
            }
            return opened;
        }
        warned = false;
        opened = WorkerPool.on(open(asked.orElse(PoolChoice.configured(System::getProperty, System::getenv)), options));
        return opened;
    }

    /// At the place that is chosen, else at that of the scope; as many workers as are asked for, else as it offers.
    private static PoolBackend open(PoolChoice chosen, WorkerOptions options) {
        boolean isPlace = chosen.kind() != null && !chosen.kind().equals(PoolChoice.PROCESSES);
        Place place = isPlace ? Places.of(chosen.kind()) : ParallelExecutionManager.current().place();
        int workers = chosen.workers() > 0 ? chosen.workers() : place.offered();
        if (place instanceof StandIn standIn && !PoolChoice.PROCESSES.equals(chosen.kind())) {
            return standIn.kind().equals(StandIn.SEQUENTIAL) ? new SequentialBackend(options) : new ThreadBackend(workers, options);
        }
        return new ProcessBackend(workers, options, place);
    }
}
