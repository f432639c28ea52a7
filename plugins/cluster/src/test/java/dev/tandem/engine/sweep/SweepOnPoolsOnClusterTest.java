package dev.tandem.engine.sweep;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Sweeps on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class SweepOnPoolsOnClusterTest extends SweepOnPoolsTest {}
