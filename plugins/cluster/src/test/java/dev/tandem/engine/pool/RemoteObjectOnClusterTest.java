package dev.tandem.engine.pool;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Remote objects on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class RemoteObjectOnClusterTest extends RemoteObjectContract {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(2);
    }
}
