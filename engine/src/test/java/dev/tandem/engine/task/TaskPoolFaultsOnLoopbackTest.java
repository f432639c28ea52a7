package dev.tandem.engine.task;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// What goes wrong with task pools behind a relay.
@ExtendWith(OnLoopback.class)
@Tag("long")
class TaskPoolFaultsOnLoopbackTest extends TaskPoolFaultsTest {}
