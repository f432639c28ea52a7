package dev.tandem.engine.internal.store;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.store.QueryResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a file of a sweep holds, and how to read it.
///
/// ```
/// rows     row, a column for each parameter and output, status, error, worker, seconds, attempt
/// columns  what the user calls the columns, and what they are
/// facts    what the sweep was: its name, size, seed, and a fingerprint of each thing that it depends on
/// ```
///
/// @param columns parameters, then outputs
public record RowStore(Path file, List<StoredColumn> columns, Map<String, String> facts) {
    private static final String LAYOUT = "layout";
    /// Of the tables; a file that has another is of another version of this.
    private static final String KNOWN_LAYOUT = "1";
    /// What each DuckDB file has, and where.
    private static final String MARK = "DUCK";
    private static final int MARK_AT = 8;
    private static final List<String> BOOKS = List.of("status", "error", "worker", "seconds", "attempt");

    public RowStore {
        columns = List.copyOf(columns);
        facts = Map.copyOf(facts);
    }

    /// Makes the tables in an empty database.
    void create(Database database) {
        List<String> names = sqlNames();
        StringBuilder sql = new StringBuilder("CREATE TABLE rows (").append(SqlNames.quoted(names.getFirst())).append(" BIGINT");
        for (int k = 0; k < columns.size(); k++) {
            sql.append(", ").append(SqlNames.quoted(names.get(k + 1))).append(' ').append(columns.get(k).kind().sqlType());
        }
        List<String> books = names.subList(columns.size() + 1, names.size());
        for (int k = 0; k < BOOKS.size(); k++) {
            sql.append(", ").append(SqlNames.quoted(books.get(k)))
                    .append(List.of(" VARCHAR", " VARCHAR", " BIGINT", " DOUBLE", " BIGINT").get(k));
        }
        database.execute(sql.append(')').toString());
        database.execute("CREATE TABLE columns (position INTEGER, name VARCHAR, kind VARCHAR, parameter BOOLEAN, "
                + "units VARCHAR, lower DOUBLE, upper DOUBLE)");
        database.execute("CREATE TABLE facts (name VARCHAR, value VARCHAR)");
        insert(database, "columns", IntStream.range(0, columns.size()).mapToObj(k -> about(k, columns.get(k))).toList());
        insertFacts(database);
    }

    private void insertFacts(Database database) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put(LAYOUT, KNOWN_LAYOUT);
        insert(database, "facts", all.entrySet().stream().map(fact -> List.<Object>of(fact.getKey(), fact.getValue())).toList());
    }

    /// Replaces what the file says that the sweep was.
    void describeAnew(Database database) {
        database.execute("DELETE FROM facts");
        insertFacts(database);
    }

    /// Takes rows from the table.
    void delete(Database database, int[] rows) {
        database.execute("DELETE FROM rows WHERE " + SqlNames.quoted(sqlNames().getFirst()) + " IN ("
                + IntStream.of(rows).mapToObj(String::valueOf).collect(Collectors.joining(", ")) + ")");
    }

    private static List<Object> about(int position, StoredColumn c) {
        return List.of(position, c.name(), c.kind().name(), c.isParameter(), c.units(), c.lower(), c.upper());
    }

    /// One statement for all rows: each takes as long as the writing of hundreds of rows.
    private static void insert(Database database, String table, List<List<Object>> rows) {
        String row = "(" + "?, ".repeat(rows.getFirst().size() - 1) + "?)";
        database.execute("INSERT INTO " + table + " VALUES " + String.join(", ", Collections.nCopies(rows.size(), row)),
                rows.stream().flatMap(List::stream).toArray());
    }

    /// What the user named keeps its name, where SQL can tell it from the others.
    private List<String> sqlNames() {
        List<String> names = new ArrayList<>(columns.stream().map(StoredColumn::name).toList());
        names.add("row");
        names.addAll(BOOKS);
        List<String> distinct = SqlNames.distinct(names);
        distinct.addFirst(distinct.remove(columns.size()));
        return distinct;
    }

    /// Reads what a file is about.
    ///
    /// @throws TandemException when there is none, or it is no file of a sweep; it is not touched
    public static RowStore open(Path file) {
        requireDatabase(file);
        // What a killed process has left beside the file must be put into it before others can read it.
        boolean isLeft = Files.exists(log(file));
        try (Database database = isLeft ? Database.writing(file) : Database.reading(file)) {
            requireTables(database, file);
            Map<String, String> facts = new LinkedHashMap<>();
            database.each("SELECT name, value FROM facts", new ArrayList<>(), f -> facts.put((String) f[0], (String) f[1]));
            String layout = facts.remove(LAYOUT);
            if (!KNOWN_LAYOUT.equals(layout)) {
                throw new TandemException("file of another version: path=" + file + ", layout=" + layout + ", known="
                        + KNOWN_LAYOUT);
            }
            List<StoredColumn> columns = new ArrayList<>();
            database.each("SELECT name, kind, parameter, units, lower, upper FROM columns ORDER BY position",
                    new ArrayList<>(), c -> columns.add(new StoredColumn((String) c[0],
                            StoredColumn.Kind.valueOf((String) c[1]), (Boolean) c[2], (String) c[3], (Double) c[4],
                            (Double) c[5])));
            return new RowStore(file, columns, facts);
        }
    }

    /// Told before DuckDB is asked, which speaks of handles and headers, and makes files where there are none.
    private static void requireDatabase(Path file) {
        if (Files.isDirectory(file)) {
            throw noSweep(file, "it is a directory");
        }
        if (!Files.exists(file)) {
            throw new TandemException("no such file: path=" + file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw noSweep(file, "it cannot be read");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MARK_AT + MARK.length());
            if (head.length == 0) {
                throw new NotBegunException(file);
            }
            String text = new String(head, StandardCharsets.ISO_8859_1);
            if (!text.startsWith(MARK, MARK_AT)) {
                throw noSweep(file, "it begins with \"" + text.replaceAll("\\P{Print}", ".") + "\", which no DuckDB file does");
            }
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    private static TandemException noSweep(Path file, String why) {
        return new TandemException("no file of a sweep, " + why + ": path=" + file);
    }

    /// Where DuckDB keeps what is committed and not yet in the file itself.
    public static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    private static void requireTables(Database database, Path file) {
        Map<Object, List<Object>> tables = new TreeMap<>();
        database.each("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal", new ArrayList<>(),
                c -> tables.computeIfAbsent(c[0], name -> new ArrayList<>()).add(c[1]));
        if (tables.isEmpty()) {
            throw new NotBegunException(file);
        }
        boolean isSweep = tables.getOrDefault("rows", List.of()).size() > BOOKS.size()
                && tables.getOrDefault("columns", List.of()).containsAll(List.of("position", "name", "kind", "parameter", "units", "lower", "upper"))
                && tables.getOrDefault("facts", List.of()).equals(List.of("name", "value"));
        if (!isSweep) {
            throw noSweep(file, "it has other tables, tables=" + tables.keySet());
        }
    }

    /// Tells all finished rows, in any order.
    public void read(Consumer<StoredRow> rows) {
        int count = columns.size();
        try (Database database = Database.reading(file)) {
            database.each("SELECT * FROM rows", new ArrayList<>(), cells -> rows.accept(new StoredRow(
                    ((Number) cells[0]).intValue(), Arrays.copyOfRange(cells, 1, count + 1),
                    (String) cells[count + 1], (String) cells[count + 2], ((Number) cells[count + 3]).intValue(),
                    (Double) cells[count + 4], ((Number) cells[count + 5]).intValue())));
        }
    }

    void append(RowAppender out, StoredRow row) throws SQLException {
        out.begin();
        out.whole(row.row());
        for (int k = 0; k < row.values().length; k++) {
            switch (columns.get(k).kind()) {
                case NUMBER -> out.number((Double) row.values()[k]);
                case ARRAY -> out.array((double[]) row.values()[k]);
                case TEXT -> out.text((String) row.values()[k]);
            }
        }
        out.text(row.status());
        out.text(row.error());
        out.whole(row.worker());
        out.number(row.seconds());
        out.whole(row.attempt());
        out.end();
    }

    /// Writes rows to a file of another kind, such as `PARQUET`.
    public void export(Iterable<StoredRow> rows, Path target, String format) {
        try (Database database = filled(Database.inMemory(), rows)) {
            database.execute("COPY (SELECT * FROM rows ORDER BY 1) TO " + SqlNames.literal(target.toString())
                    + " (FORMAT " + format + ")");
        }
    }

    /// Asks the rows of the file.
    public QueryResult query(String sql) {
        try (Database database = Database.reading(file)) {
            return database.ask(sql);
        }
    }

    /// Asks rows that are in no file.
    public QueryResult query(Iterable<StoredRow> rows, String sql) {
        try (Database database = filled(Database.inMemoryConfined(), rows)) {
            return database.ask(sql);
        }
    }

    private Database filled(Database database, Iterable<StoredRow> rows) {
        create(database);
        try (RowAppender out = database.appender("rows")) {
            for (StoredRow row : rows) {
                append(out, row);
            }
            return database;
        } catch (SQLException e) {
            database.close();
            throw database.failed("rows not copied", e);
        }
    }
}
