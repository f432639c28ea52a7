package dev.tandem.engine.runtime;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is known of calls behind a relay.
@ExtendWith(OnLoopback.class)
@Tag("long")
class CallFactsOnLoopbackTest extends CallFactsTest {}
