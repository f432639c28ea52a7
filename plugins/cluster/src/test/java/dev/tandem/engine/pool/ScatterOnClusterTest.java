package dev.tandem.engine.pool;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Scattered data on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class ScatterOnClusterTest extends ScatterContract {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(2);
    }
}
