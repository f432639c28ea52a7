package dev.tandem.engine.sweep;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Sweeps with workers on nodes that are killed.
@ExtendWith(OnCluster.class)
@Tag("long")
class KilledWorkersSweepOnClusterTest extends KilledWorkersSweepTest {}
