package dev.tandem.engine.runtime;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// How workers behind a relay are replaced.
@ExtendWith(OnLoopback.class)
@Tag("long")
class LostWorkerOnLoopbackTest extends LostWorkerTest {}
