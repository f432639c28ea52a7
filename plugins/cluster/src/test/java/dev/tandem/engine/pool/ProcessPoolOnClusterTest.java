package dev.tandem.engine.pool;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Pools on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class ProcessPoolOnClusterTest extends ProcessPoolTest {}
