/// The columns of a sweep, and the files that they are written to and read from; start at
/// [dev.tandem.engine.internal.table.Table].
package dev.tandem.engine.internal.table;
