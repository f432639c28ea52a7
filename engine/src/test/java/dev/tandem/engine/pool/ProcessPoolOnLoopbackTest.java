package dev.tandem.engine.pool;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Pools behind a relay.
@ExtendWith(OnLoopback.class)
@Tag("long")
class ProcessPoolOnLoopbackTest extends ProcessPoolTest {}
