package dev.tandem.engine.runtime;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Calls that are given up on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class CancelledCallOnClusterTest extends CancelledCallTest {}
