package dev.tandem.engine.pool;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// What holds for pools on any kind of workers holds where these are on nodes of a cluster.
@ExtendWith(OnCluster.class)
@Tag("long")
class OnClusterTest {
    @Nested
    class Maps extends MapContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(2);
        }
    }

    @Nested
    class RemoteObjects extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(2);
        }
    }

    @Nested
    class Scattered extends ScatterContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(2);
        }
    }
}
