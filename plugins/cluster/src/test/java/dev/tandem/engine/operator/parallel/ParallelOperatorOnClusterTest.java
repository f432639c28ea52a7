package dev.tandem.engine.operator.parallel;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Parallel operators on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class ParallelOperatorOnClusterTest extends ParallelOperatorTest {}
