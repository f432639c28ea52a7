package dev.tandem.engine.runtime;

/// What events call a group.
record GroupLabel(long id, String name) {}
