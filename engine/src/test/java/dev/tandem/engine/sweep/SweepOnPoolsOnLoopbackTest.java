package dev.tandem.engine.sweep;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Sweeps behind a relay.
@ExtendWith(OnLoopback.class)
@Tag("long")
class SweepOnPoolsOnLoopbackTest extends SweepOnPoolsTest {}
