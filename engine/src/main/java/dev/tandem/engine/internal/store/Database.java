package dev.tandem.engine.internal.store;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.store.QueryResult;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/// An open DuckDB file, or a database in memory. For one thread; closed by whoever opened it.
public final class Database implements AutoCloseable {
    /// Who asks reaches the tables of the database and nothing else: no files, no network, no extensions; nor can that be changed.
    private static final List<String> OFF = List.of("enable_external_access", "autoinstall_known_extensions",
            "autoload_known_extensions", "allow_community_extensions");

    private final String path;
    private final Connection connection;

    private Database(String path, Properties settings) {
        this.path = path;
        requireSpeakable(path);
        // Writing needs little; reading a large file spills beside it.
        settings.setProperty("memory_limit", "1GB");
        try {
            connection = DuckClasses.connect(path, settings);
        } catch (SQLException e) {
            throw failed(isOpenHere(e) ? "file not opened, a sweep of this process is writing it" : "file not opened", e);
        }
    }

    /// A file can be open once in a process, and with the same settings.
    private static boolean isOpenHere(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Unique file handle conflict") || message.contains("different configuration");
    }

    /// DuckDB reads options from what follows these characters.
    private static void requireSpeakable(String path) {
        for (String each : List.of("?", ";")) {
            if (path.contains(each)) {
                throw new TandemException("a sweep's file cannot have a path with " + each + ", which the database takes for"
                        + " the begin of options: path=" + path);
            }
        }
    }

    /// Opens a file to write; makes it when there is none.
    public static Database writing(Path file) {
        return new Database(file.toAbsolutePath().toString(), new Properties());
    }

    /// Opens a file for questions: nobody can change it, or anything else, through this.
    public static Database reading(Path file) {
        Properties settings = confined();
        settings.setProperty("duckdb.read_only", "true");
        return new Database(file.toAbsolutePath().toString(), settings);
    }

    public static Database inMemory() {
        return new Database("", new Properties());
    }

    /// One in memory, for questions.
    static Database inMemoryConfined() {
        return new Database("", confined());
    }

    private static Properties confined() {
        Properties settings = new Properties();
        OFF.forEach(name -> settings.setProperty(name, "false"));
        settings.setProperty("lock_configuration", "true");
        return settings;
    }

    /// Runs a statement; question marks in it stand for the values.
    public void execute(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int k = 0; k < values.length; k++) {
                statement.setObject(k + 1, values[k]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw failed("statement failed: sql=" + sql, e);
        }
    }

    /// Runs a query of the user's, in a database that was opened for questions.
    ///
    /// @throws TandemException when it is not a single query; nothing of it has been run then
    QueryResult ask(String question) {
        // The function takes one query, and looks at all of the text before anything is run.
        return query("FROM query(" + SqlNames.literal(question) + ")", question);
    }

    /// Runs a query and gives its whole answer.
    public QueryResult query(String sql) {
        return query(sql, sql);
    }

    private QueryResult query(String sql, String shown) {
        List<List<Object>> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        each(sql, shown, columns, row -> rows.add(Collections.unmodifiableList(Arrays.asList(row))));
        return new QueryResult(List.copyOf(columns), List.copyOf(rows));
    }

    /// Runs a query and tells each row of its answer.
    ///
    /// @param columns filled with the names of the columns before the first row
    void each(String sql, List<String> columns, Consumer<Object[]> row) {
        each(sql, sql, columns, row);
    }

    private void each(String sql, String shown, List<String> columns, Consumer<Object[]> row) {
        try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(sql)) {
            int count = answer.getMetaData().getColumnCount();
            for (int k = 1; k <= count; k++) {
                columns.add(answer.getMetaData().getColumnLabel(k));
            }
            while (answer.next()) {
                Object[] values = new Object[count];
                for (int k = 0; k < count; k++) {
                    values[k] = plain(answer.getObject(k + 1));
                }
                row.accept(values);
            }
        } catch (SQLException e) {
            throw failed("query failed: sql=" + shown, e);
        }
    }

    /// Lists of numbers are arrays here, as they were before they were stored.
    private static Object plain(Object value) throws SQLException {
        if (!(value instanceof Array array)) {
            return value;
        }
        Object[] items = (Object[]) array.getArray();
        boolean isNumbers = Arrays.stream(items).allMatch(Double.class::isInstance);
        return isNumbers ? Arrays.stream(items).mapToDouble(item -> (Double) item).toArray() : List.of(items);
    }

    RowAppender appender(String table) {
        try {
            return DuckClasses.appender(connection, table);
        } catch (SQLException e) {
            throw failed("table not opened: table=" + table, e);
        }
    }

    /// Has what follows wait for [#commit()].
    void beginTransactions() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed("no transaction", e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed("not committed", e);
        }
    }

    TandemException failed(String what, SQLException e) {
        String first = e.getMessage() == null ? e.toString() : e.getMessage();
        return new TandemException(what + (what.contains(": ") ? ", " : ": ") + "path=" + path + ", cause=" + first, e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("file not closed", e);
        }
    }
}
