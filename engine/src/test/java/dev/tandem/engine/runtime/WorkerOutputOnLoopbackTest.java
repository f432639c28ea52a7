package dev.tandem.engine.runtime;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// What workers behind a relay print.
@ExtendWith(OnLoopback.class)
@Tag("long")
class WorkerOutputOnLoopbackTest extends WorkerOutputTest {}
