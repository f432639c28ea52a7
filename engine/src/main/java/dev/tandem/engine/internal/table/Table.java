package dev.tandem.engine.internal.table;

import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.internal.store.StoredRow;
import dev.tandem.engine.sweep.store.RowStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The columns of a sweep. Filled by one thread, before others may see it.
///
/// @param marks what is known of each column: parameters, outputs that are numbers, then the other outputs
/// @param columns the numbers, parameters first
/// @param others the outputs that are arrays and texts
public record Table(List<StoredColumn> marks, Names names, int parameters, double[][] columns, Names otherNames,
        Object[][] others, Books books) {
    /// Parameters and outputs, without values yet.
    public static Table empty(List<StoredColumn> marks, int size) {
        return made(marks, size, _ -> missing(size));
    }

    private static Table made(List<StoredColumn> marks, int size, IntFunction<double[]> parameters) {
        List<StoredColumn> sorted = Stream.of(
                marks.stream().filter(StoredColumn::isParameter),
                marks.stream().filter(m -> !m.isParameter() && isNumber(m)),
                marks.stream().filter(m -> !isNumber(m))).flatMap(each -> each).toList();
        List<String> names = sorted.stream().filter(Table::isNumber).map(StoredColumn::name).toList();
        List<String> others = sorted.stream().filter(m -> !isNumber(m)).map(StoredColumn::name).toList();
        int known = (int) sorted.stream().filter(StoredColumn::isParameter).count();
        double[][] columns = new double[names.size()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = k < known ? canonical(parameters.apply(k)) : missing(size);
        }
        return new Table(sorted, new Names(names), known, columns, new Names(others), new Object[others.size()][size], new Books(size));
    }

    /// As [#empty], with the parameters of all rows.
    ///
    /// @param columns gives the values of a parameter in all rows, in an array for this table alone
    public static Table of(List<StoredColumn> marks, int size, IntFunction<double[]> columns) {
        return made(marks, size, columns);
    }

    private static boolean isNumber(StoredColumn column) {
        return column.kind() == StoredColumn.Kind.NUMBER;
    }

    public int size() {
        return books.size();
    }

    /// How many rows are not missing.
    public int finished() {
        return (int) IntStream.range(0, size()).filter(row -> books.status(row) != RowStatus.MISSING).count();
    }

    public void setOutputs(int row, double[] numbers, Object[] otherValues) {
        setNumbers(row, numbers, 0);
        for (int k = 0; k < others.length; k++) {
            others[k][row] = otherValues[k];
        }
    }

    /// Takes the outputs of a row that are numbers from an array in which they begin at some place.
    public void setNumbers(int row, double[] numbers, int from) {
        for (int k = parameters; k < columns.length; k++) {
            columns[k][row] = canonical(numbers[from + k - parameters]);
        }
    }

    private static double[] missing(int size) {
        double[] column = new double[size];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    private static double[] canonical(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = canonical(values[i]);
        }
        return values;
    }

    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    public double[] column(String name) {
        return columns[names.indexOf(name)];
    }

    /// The numbers of a row, in an array of their own.
    public double[] numbers(int row) {
        double[] values = new double[columns.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = columns[k][row];
        }
        return values;
    }

    /// A row with all its values, as files keep it.
    public StoredRow stored(int row, String error) {
        Object[] values = new Object[marks.size()];
        boolean isDone = books.status(row) == RowStatus.DONE;
        for (int k = 0; k < values.length; k++) {
            values[k] = k >= columns.length ? others[k - columns.length][row]
                    : k < parameters || isDone ? (Object) columns[k][row] : null;
        }
        return new StoredRow(row, values, books.status(row).name(), error, books.worker(row), books.seconds(row),
                books.attempts(row));
    }

    /// Takes the outputs of a row from a file.
    public void restore(StoredRow stored) {
        int row = stored.row();
        for (int k = 0; k < marks.size(); k++) {
            Object value = stored.values()[k];
            if (k >= columns.length) {
                others[k - columns.length][row] = value;
            } else {
                columns[k][row] = value == null ? Double.NaN : (Double) value;
            }
        }
        books.set(row, RowStatus.valueOf(stored.status()), stored.worker(), stored.seconds(), stored.attempt());
    }

    /// A table of some of the rows, in the order given.
    public Table only(int[] rows) {
        Table table = empty(marks, rows.length);
        for (int to = 0; to < rows.length; to++) {
            for (int k = 0; k < columns.length; k++) {
                table.columns[k][to] = columns[k][rows[to]];
            }
            for (int k = 0; k < others.length; k++) {
                table.others[k][to] = others[k][rows[to]];
            }
            table.books.copy(to, books, rows[to]);
        }
        return table;
    }

    List<String> outputs() {
        return new ArrayList<>(names.list().subList(parameters, columns.length));
    }
}
