package dev.tandem.engine.pool;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Typed code on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class TypedSessionsOnClusterTest extends TypedSessionsTest {}
