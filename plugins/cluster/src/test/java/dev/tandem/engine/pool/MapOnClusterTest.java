package dev.tandem.engine.pool;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Maps on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class MapOnClusterTest extends MapContract {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(2);
    }
}
