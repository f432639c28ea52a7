package dev.tandem.engine.task;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Long tasks and results behind a relay, which has little memory.
@ExtendWith(OnLoopback.class)
@Tag("long")
class LongTasksOnLoopbackTest extends LongTasksTest {}
