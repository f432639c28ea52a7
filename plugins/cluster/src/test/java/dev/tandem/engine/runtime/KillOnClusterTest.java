package dev.tandem.engine.runtime;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kills of workers on nodes.
@ExtendWith(OnCluster.class)
class KillOnClusterTest extends KillTest {}
