package dev.tandem.engine.internal.store;

import java.sql.SQLException;

/// Appends rows to one table, cell by cell. For one thread.
///
/// Public only because what implements it has a class loader of its own.
public interface RowAppender extends AutoCloseable {
    void begin() throws SQLException;

    /// Null is an empty cell, as in the other methods.
    void number(Double value) throws SQLException;

    void whole(long value) throws SQLException;

    void text(String value) throws SQLException;

    void array(double[] value) throws SQLException;

    void end() throws SQLException;

    /// Hands what was appended to the transaction.
    void flush() throws SQLException;

    @Override
    void close() throws SQLException;
}
