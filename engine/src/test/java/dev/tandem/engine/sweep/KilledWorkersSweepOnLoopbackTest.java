package dev.tandem.engine.sweep;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Sweeps whose workers behind a relay are killed.
@ExtendWith(OnLoopback.class)
@Tag("long")
class KilledWorkersSweepOnLoopbackTest extends KilledWorkersSweepTest {}
