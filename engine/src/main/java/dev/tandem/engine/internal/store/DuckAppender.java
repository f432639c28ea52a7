package dev.tandem.engine.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The appender of DuckDB. Defined by [DuckClasses], as the classes that it uses are: nobody else may name it.
final class DuckAppender implements RowAppender {
    private final DuckDBAppender appender;

    DuckAppender(Connection connection, String table) throws SQLException {
        appender = ((DuckDBConnection) connection).createAppender(table);
    }

    @Override
    public void begin() throws SQLException {
        appender.beginRow();
    }

    @Override
    public void number(Double value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value.doubleValue());
        }
    }

    @Override
    public void whole(long value) throws SQLException {
        appender.append(value);
    }

    @Override
    public void text(String value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    @Override
    public void array(double[] value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    @Override
    public void end() throws SQLException {
        appender.endRow();
    }

    @Override
    public void flush() throws SQLException {
        appender.flush();
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
