package dev.tandem.engine.sweep.store;

import dev.tandem.engine.TandemException;
import java.util.List;
import java.util.stream.Collectors;

/// The answer to a query: rows of numbers, texts, arrays and nulls. Immutable.
///
/// @param columns the names of the columns
/// @param rows the values of each row in the order of the columns
public record QueryResult(List<String> columns, List<List<Object>> rows) {
    public int size() {
        return rows.size();
    }

    /// One value.
    ///
    /// @throws IllegalArgumentException when there is no column of that name; lists those that are
    public Object get(int row, String column) {
        return rows.get(row).get(indexOf(column));
    }

    /// A column of numbers; NaN for nulls.
    ///
    /// @throws TandemException when it holds something else
    public double[] column(String column) {
        int index = indexOf(column);
        return rows.stream().mapToDouble(row -> number(row.get(index), column)).toArray();
    }

    private int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no such name: name=" + column + ", names=" + columns);
        }
        return index;
    }

    private static double number(Object value, String column) {
        return switch (value) {
            case null -> Double.NaN;
            case Number n -> n.doubleValue();
            default -> throw new TandemException("not a number: column=" + column + ", value=" + value);
        };
    }

    @Override
    public String toString() {
        return String.join(" | ", columns) + rows.stream().limit(100)
                .map(row -> "\n" + row.stream().map(QueryResult::text).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining()) + (rows.size() > 100 ? "\n... " + rows.size() + " rows" : "");
    }

    private static String text(Object value) {
        return value instanceof double[] array ? "[" + array.length + " numbers]" : String.valueOf(value);
    }
}
