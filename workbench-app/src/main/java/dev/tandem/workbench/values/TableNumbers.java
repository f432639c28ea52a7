package dev.tandem.workbench.values;

import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.store.QueryResult;
import java.util.List;
import java.util.function.IntFunction;

/// The numbers of the table of a sweep, or what a query gave. Tables are immutable; columns are read when they are first asked for.
final class TableNumbers implements Numbers {
    private final long[] shape;
    private final List<String> columns;
    private final IntFunction<double[]> reading;
    /// Null where it has not been read.
    private final double[][] read;
    /// Null for the table of a sweep, which has numbers only.
    private final QueryResult query;

    private TableNumbers(long rows, List<String> columns, IntFunction<double[]> reading, QueryResult query) {
        this.shape = new long[] {rows, columns.size()};
        this.columns = columns;
        this.reading = reading;
        this.read = new double[columns.size()][];
        this.query = query;
    }

    /// @return null when it is none
    static TableNumbers of(Object value) {
        return switch (value) {
            case SweepResult table -> new TableNumbers(table.size(), table.names(), k -> table.column(table.names().get(k)), null);
            case QueryResult query -> new TableNumbers(query.size(), query.columns(), k -> numbers(query, k), query);
            default -> null;
        };
    }

    private static double[] numbers(QueryResult query, int column) {
        return query.rows().stream().map(row -> row.get(column))
                .mapToDouble(each -> each != null && ListNumbers.isNumber(each) ? ((Number) each).doubleValue() : Double.NaN).toArray();
    }

    @Override
    public long[] shape() {
        return shape;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public double number(long index) {
        int column = (int) (index % columns.size());
        double[] values = read[column];
        if (values == null) {
            values = reading.apply(column);
            read[column] = values;
        }
        return values[(int) (index / columns.size())];
    }

    @Override
    public String entry(long index) {
        if (query != null) {
            Object each = query.rows().get((int) (index / columns.size())).get((int) (index % columns.size()));
            return each instanceof String text ? text : Sketch.sample(each);
        }
        return Double.toString(number(index));
    }

    @Override
    public long bytes() {
        return query == null ? size() * Double.BYTES : -1;
    }

    @Override
    public Numbers copy() {
        return this;
    }
}
