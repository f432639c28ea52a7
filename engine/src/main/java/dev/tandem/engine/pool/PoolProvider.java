package dev.tandem.engine.pool;

import dev.tandem.engine.worker.WorkerOptions;

/// A kind of pool whose workers are elsewhere, as on a cluster; found by [java.util.ServiceLoader].
public interface PoolProvider {
    /// Its name in a configuration, as in `kind:8`.
    String kind();

    /// Whether what it needs is here, so that it is taken when nothing is configured.
    boolean present();

    /// Opens workers.
    ///
    /// @param workers how many, or 0 for as many as there are
    PoolBackend open(int workers, WorkerOptions options);
}
