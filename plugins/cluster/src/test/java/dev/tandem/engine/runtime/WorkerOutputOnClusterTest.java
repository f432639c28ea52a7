package dev.tandem.engine.runtime;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// What workers on nodes print.
@ExtendWith(OnCluster.class)
@Tag("long")
class WorkerOutputOnClusterTest extends WorkerOutputTest {}
