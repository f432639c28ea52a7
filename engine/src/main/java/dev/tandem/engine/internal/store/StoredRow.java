package dev.tandem.engine.internal.store;

/// A finished row on its way into or out of a file.
///
/// @param values a `Double`, `double[]`, `String` or null for each column
/// @param error why it failed, or null
/// @param worker the number of the worker that finished it
/// @param seconds how long its last attempt took
public record StoredRow(int row, Object[] values, String status, String error, int worker, double seconds, int attempt) {}
