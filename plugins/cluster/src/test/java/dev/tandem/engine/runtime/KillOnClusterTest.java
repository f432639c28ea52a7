package dev.tandem.engine.runtime;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kills of workers on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class KillOnClusterTest extends KillTest {}
