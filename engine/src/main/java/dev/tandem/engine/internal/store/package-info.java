/// Tables that last: one DuckDB file for each run of a sweep, written while it runs; start at
/// [dev.tandem.engine.internal.store.RowStore].
///
/// ```
/// StoredRow -> RowWriter (a bounded queue, one thread) -> RowAppender -> commit for each group -> NAME.duckdb
/// ```
package dev.tandem.engine.internal.store;
