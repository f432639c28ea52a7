package dev.tandem.engine.log;

import java.time.Instant;

/// One line of the log.
///
/// @param source the group (`pool-1`), the worker (`pool-1/2`), or the logger or part of Tandem that says it
/// @param text without an end of line
public record LogLine(Instant time, LogLevel level, String source, String text) {}
