/// What the bytes of an array mean, and what arrays are where nobody says otherwise; start at
/// [dev.tandem.engine.internal.array.ArrayForm] and [dev.tandem.engine.internal.array.DoubleBackend].
package dev.tandem.engine.internal.array;
