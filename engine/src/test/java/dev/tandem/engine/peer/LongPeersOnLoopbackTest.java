package dev.tandem.engine.peer;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Long values of peers behind a relay, which has little memory.
@ExtendWith(OnLoopback.class)
@Tag("long")
class LongPeersOnLoopbackTest extends LongPeersTest {}
