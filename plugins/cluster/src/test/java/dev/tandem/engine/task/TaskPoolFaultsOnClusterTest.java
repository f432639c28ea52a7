package dev.tandem.engine.task;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Faults of tasks on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class TaskPoolFaultsOnClusterTest extends TaskPoolFaultsTest {}
