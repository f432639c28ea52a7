package dev.tandem.workbench.files;

import dev.tandem.engine.TandemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A table read from a file: a line of names, then lines of values, separated by commas. Immutable.
///
/// Blank lines and lines that begin with `#` are comments; blanks around values do not count; values with commas
/// or line ends are quoted.
public final class CsvTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setCommentMarker('#').setIgnoreSurroundingSpaces(true).setTrim(true).get();

    private final Path file;
    private final List<String> names;
    private final List<Row> rows;

    /// @param line where it ends in the file, from 1
    private record Row(long line, List<String> cells) {}

    private CsvTable(Path file, List<String> names, List<Row> rows) {
        this.file = file;
        this.names = names;
        this.rows = rows;
    }

    /// @throws TandemException when the file cannot be read or is not such a table; names the line
    public static CsvTable read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            in.mark(1);
            if (in.read() != BYTE_ORDER_MARK) {
                in.reset();
            }
            return read(file, CSVParser.builder().setReader(in).setFormat(FORMAT).get());
        } catch (IOException | UncheckedIOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    private static CsvTable read(Path file, CSVParser parser) {
        List<String> names = null;
        List<Row> rows = new ArrayList<>();
        for (CSVRecord each : parser) {
            Row row = new Row(parser.getCurrentLineNumber(), List.copyOf(each.toList()));
            if (names == null) {
                names = row.cells();
                checkNames(file, row);
            } else if (row.cells().size() == names.size()) {
                rows.add(row);
            } else {
                throw new TandemException("not as many values as names: file=" + file + ", line=" + row.line()
                        + ", names=" + names.size() + ", values=" + row.cells().size());
            }
        }
        if (names == null) {
            throw new TandemException("a table begins with a line of names: file=" + file);
        }
        return new CsvTable(file, names, rows);
    }

    private static void checkNames(Path file, Row row) {
        if (new HashSet<>(row.cells()).size() < row.cells().size()) {
            throw new TandemException("a name appears twice: file=" + file + ", line=" + row.line() + ", names="
                    + row.cells());
        }
    }

    /// The columns, in the order of the file.
    public List<String> names() {
        return names;
    }

    /// The number of rows.
    public int size() {
        return rows.size();
    }

    /// @throws TandemException when there is no such column, or a value is no whole number
    public List<Integer> integers(String column) {
        return parsed(column, "a whole number", Integer::valueOf);
    }

    /// @throws TandemException when there is no such column, or a value is no number
    public double[] doubles(String column) {
        return parsed(column, "a number", Double::valueOf).stream().mapToDouble(each -> each).toArray();
    }

    /// @throws TandemException when there is no such column
    public List<String> texts(String column) {
        return parsed(column, "text", text -> text);
    }

    private <T> List<T> parsed(String column, String what, Function<String, T> parser) {
        int at = names.indexOf(column);
        if (at < 0) {
            throw new TandemException("no such column: column=" + column + ", columns=" + names + ", file=" + file);
        }
        List<T> values = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String text = row.cells().get(at);
            try {
                values.add(parser.apply(text));
            } catch (NumberFormatException e) {
                throw new TandemException("not " + what + ": value=\"" + text + "\", column=" + column + ", line="
                        + row.line() + ", file=" + file, e);
            }
        }
        return List.copyOf(values);
    }

    @Override
    public String toString() {
        return "CsvTable[" + file.getFileName() + ", " + size() + " rows, columns=" + names + "]";
    }
}
