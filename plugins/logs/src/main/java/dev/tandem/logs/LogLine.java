package dev.tandem.logs;

import java.time.Instant;

/// One line of the log.
///
/// @param source the group and, if any, the worker
public record LogLine(Instant time, LogLevel level, String source, String text) {}
