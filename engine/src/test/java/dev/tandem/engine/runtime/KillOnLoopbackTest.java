package dev.tandem.engine.runtime;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// How workers behind a relay are ended.
@ExtendWith(OnLoopback.class)
@Tag("long")
class KillOnLoopbackTest extends KillTest {}
