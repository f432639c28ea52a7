package dev.tandem.engine.task;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Task pools on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class TaskPoolOnClusterTest extends TaskPoolTest {}
