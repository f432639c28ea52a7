package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/// A table read from a text file: a line of names, then lines of values. Immutable.
///
/// Blank lines do not count, nor do blanks around values; values with separators or line ends are quoted. A line that
/// begins with `#` and a blank is a comment, as is every line before the names that begins with `#`; a comment right
/// before a line of numbers that has as many values is the line of names.
public final class CsvTable {
    private final CsvFrame frame;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<CsvRow> rows;

    private CsvTable(CsvFrame frame, List<CsvRow> rows) {
        this.frame = frame;
        for (int k = 0; k < frame.names().size(); k++) {
            columns.put(frame.names().get(k), k);
        }
        this.rows = rows;
    }

    /// As [CsvOptions#standard()] tells.
    ///
    /// @throws TandemException when the file cannot be read or is not such a table; names the line
    public static CsvTable read(Path file) {
        return read(file, CsvOptions.standard());
    }

    /// @throws TandemException when the file cannot be read or is not such a table; names the line
    public static CsvTable read(Path file, CsvOptions options) {
        CsvParsing parsing = new CsvParsing(CsvSource.read(file, options), options, new CsvNumbers(options));
        return new CsvTable(parsing.read(), parsing.rows());
    }

    /// The file it was read from.
    public Path file() {
        return frame.file();
    }

    /// The columns, in the order of the file.
    public List<String> names() {
        return frame.names();
    }

    /// The number of rows.
    public int size() {
        return rows.size();
    }

    /// Numbers, NaN where a value is missing.
    ///
    /// @throws TandemException when there is no such column, or a value is no number
    public double[] doubles(String column) {
        return cells(column).stream().mapToDouble(CsvCell::number).toArray();
    }

    /// @throws TandemException when there is no such column, or a value is missing or no whole number
    public List<Integer> integers(String column) {
        return cells(column).stream().map(cell -> (int) cell.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)).toList();
    }

    /// @throws TandemException when there is no such column, or a value is missing or no whole number
    public long[] longs(String column) {
        return cells(column).stream().mapToLong(cell -> cell.whole(Long.MIN_VALUE, Long.MAX_VALUE)).toArray();
    }

    /// The values as they stand in the file; empty where nothing does.
    ///
    /// @throws TandemException when there is no such column
    public List<String> texts(String column) {
        return cells(column).stream().map(CsvCell::text).toList();
    }

    /// The values of a column; each is made when it is asked for.
    ///
    /// @throws TandemException when there is no such column
    public List<CsvCell> cells(String column) {
        Integer at = columns.get(column);
        if (at == null) {
            throw new TandemException("no such column: column=" + Excerpt.cut(column) + ", columns=" + Excerpt.of(names())
                    + ", file=" + file());
        }
        return new Column(this, at);
    }

    private static final class Column extends AbstractList<CsvCell> implements RandomAccess {
        private final CsvTable table;
        private final int at;

        Column(CsvTable table, int at) {
            this.table = table;
            this.at = at;
        }

        @Override
        public CsvCell get(int index) {
            return new CsvCell(table.frame, table.rows.get(index), at);
        }

        @Override
        public int size() {
            return table.size();
        }
    }

    @Override
    public String toString() {
        return "CsvTable[" + file().getFileName() + ", " + size() + (size() == 1 ? " row" : " rows") + ", columns=" + Excerpt.of(names()) + "]";
    }
}
