package dev.tandem.engine.pool;

import dev.tandem.engine.worker.WorkerOptions;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;

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

    /// Explicit choice, else the environment of a cluster, else processes of this machine.
    private static PoolBackend open(PoolChoice chosen, WorkerOptions options) {
        int granted = PoolChoice.jobSize(System::getenv);
        int workers = chosen.workers() > 0 ? chosen.workers() : granted;
        if (chosen.kind() == null) {
            Optional<PoolProvider> cluster = providers().filter(PoolProvider::present).findFirst();
            return cluster.isPresent() ? cluster.get().open(workers, options) : local(PoolChoice.PROCESSES, workers, options);
        }
        return providers().filter(provider -> provider.kind().equals(chosen.kind())).findFirst()
                .map(provider -> provider.open(workers, options)).orElseGet(() -> local(chosen.kind(), workers, options));
    }

    private static Stream<PoolProvider> providers() {
        return ServiceLoader.load(PoolProvider.class).stream().map(Provider::get);
    }

    private static PoolBackend local(String kind, int wanted, WorkerOptions options) {
        int workers = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        return switch (kind) {
            case PoolChoice.PROCESSES -> new ProcessBackend(workers, options);
            case PoolChoice.THREADS -> new ThreadBackend(workers, options);
            case PoolChoice.SEQUENTIAL -> new SequentialBackend(options);
            default -> throw new IllegalArgumentException("no such kind of pool: kind=" + kind
                    + ", known=" + Stream.concat(Stream.of(PoolChoice.PROCESSES, PoolChoice.THREADS, PoolChoice.SEQUENTIAL),
                            providers().map(PoolProvider::kind)).toList());
        };
    }
}
