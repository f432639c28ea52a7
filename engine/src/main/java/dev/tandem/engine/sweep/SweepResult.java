package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// The table of a sweep: a row for each point, a column for each parameter and output. Immutable.
///
/// The outputs of a failed point are NaN, and [#failures()] says why.
public final class SweepResult {
    private final String name;
    private final Table table;
    private final List<SweepFailure> failures;

    SweepResult(String name, Table table, List<SweepFailure> failures) {
        this.name = name;
        this.table = table;
        this.failures = failures;
    }

    /// Reads a table back that [#writeCsv(Path)] wrote; it does not hold why rows failed.
    ///
    /// @param outputs the names of the columns that are outputs; the others are parameters
    /// @throws TandemException when it cannot be read or is not such a table; names the line
    public static SweepResult readCsv(Path path, String... outputs) {
        return new SweepResult(path.getFileName().toString(), CsvTable.read(path, List.of(outputs)), List.of());
    }

    /// What the sweep is called.
    public String name() {
        return name;
    }

    /// The number of rows.
    public int size() {
        return table.size();
    }

    public List<String> parameters() {
        return table.names().list().subList(0, table.parameters());
    }

    public List<String> outputs() {
        return table.names().list().subList(table.parameters(), table.columns().length);
    }

    /// All columns: parameters, then outputs.
    public List<String> names() {
        return table.names().list();
    }

    /// The values of a parameter or output in all rows, in an array of their own.
    ///
    /// @throws IllegalArgumentException when there is no column of that name; lists those that are
    public double[] column(String column) {
        return table.column(column).clone();
    }

    public SweepRow row(int index) {
        return table.row(Objects.checkIndex(index, size()));
    }

    /// All rows in order; each is made when it is asked for.
    public List<SweepRow> rows() {
        return new Rows(this);
    }

    private static final class Rows extends AbstractList<SweepRow> implements RandomAccess {
        private final SweepResult result;

        Rows(SweepResult result) {
            this.result = result;
        }

        @Override
        public SweepRow get(int index) {
            return result.row(index);
        }

        @Override
        public int size() {
            return result.size();
        }
    }

    /// The points that failed, in the order of rows.
    public List<SweepFailure> failures() {
        return failures;
    }

    /// The first row with the least value of a column, NaN aside.
    ///
    /// @throws TandemException when there is no such row
    public SweepRow minimum(String column) {
        return best(column, 1);
    }

    /// The first row with the greatest value of a column, NaN aside.
    ///
    /// @throws TandemException when there is no such row
    public SweepRow maximum(String column) {
        return best(column, -1);
    }

    private SweepRow best(String column, int sign) {
        double[] values = table.column(column);
        int best = -1;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row]) && (best < 0 || sign * values[row] < sign * values[best])) {
                best = row;
            }
        }
        if (best < 0) {
            String why = failures.isEmpty() ? "" : ", first failure=" + failures.getFirst().error().getMessage();
            throw new TandemException("no row has a value: column=" + column + ", sweep=" + name + ", rows=" + size()
                    + ", failed=" + failures.size() + why);
        }
        return row(best);
    }

    /// Writes a header and one line for each row; every number reads back as the same one.
    ///
    /// An existing file is replaced when the new one is complete; the folder must exist.
    ///
    /// @throws TandemException when it cannot be written
    public void writeCsv(Path path) {
        WholeFile.write(path, file -> CsvTable.write(table, file));
    }

    /// Writes a data set for each column, and as attributes of the file the sweep's `name` and the names of its
    /// `parameters` and `outputs`. A table without rows has attributes only.
    ///
    /// An existing file is replaced when the new one is complete; the folder must exist.
    ///
    /// @throws TandemException when it cannot be written
    public void writeHdf5(Path path) {
        WholeFile.write(path, file -> HdfTable.write(name, table, file));
    }

    @Override
    public String toString() {
        return "SweepResult[" + name + ", " + size() + " rows, " + failures.size() + " failed, columns=" + names() + "]";
    }
}
