package dev.tandem.engine.worker;

/// A call that has arrived.
///
/// @param defect what prevented its classes from being accepted, or null
record Request(long id, byte[] payload, Throwable defect) {}
