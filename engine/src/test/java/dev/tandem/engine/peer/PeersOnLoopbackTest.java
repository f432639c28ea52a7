package dev.tandem.engine.peer;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Peers behind a relay.
@ExtendWith(OnLoopback.class)
@Tag("long")
class PeersOnLoopbackTest extends PeersTest {}
