package dev.tandem.engine.peer;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Long messages of peers on nodes.
@ExtendWith(OnCluster.class)
@Tag("long")
class LongPeersOnClusterTest extends LongPeersTest {}
