package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.support.OnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Operators behind a relay.
@ExtendWith(OnLoopback.class)
@Tag("long")
class ParallelOperatorOnLoopbackTest extends ParallelOperatorTest {}
