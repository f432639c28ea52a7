package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.CsvOptions;
import dev.tandem.engine.file.Excerpt;
import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.provider.Providers;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.internal.store.StoredRow;
import dev.tandem.engine.internal.table.HdfTable;
import dev.tandem.engine.internal.table.Interpolation;
import dev.tandem.engine.internal.table.Names;
import dev.tandem.engine.internal.table.SweepCsv;
import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.sweep.store.QueryResult;
import dev.tandem.engine.sweep.store.TableColumns;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;

/// The table of a sweep: a row for each point, a column for each parameter and output. Immutable.
///
/// The outputs of a failed point are NaN, and [#failures()] says why.
public final class SweepResult implements ResultTable {
    private static final String CSV = "csv";
    private static final String PARQUET = "parquet";
    private static final String HDF5 = "hdf5";

    private final String name;
    private final Table table;
    private final List<SweepFailure> failures;
    /// Null without a file.
    private final Path file;

    SweepResult(String name, Table table, List<SweepFailure> failures, Path file) {
        this.name = name;
        this.table = table;
        this.failures = failures;
        this.file = file;
    }

    /// Reads the file of a run, whether it was finished or not. Of rows that are missing, parameters are NaN too.
    ///
    /// @throws TandemException when it cannot be read, is no file of a sweep, or another process uses it
    public static SweepResult open(Path file) {
        RowStore store = RowStore.open(file);
        Table table = SweepStores.table(store);
        List<SweepFailure> failures = SweepStores.restore(store, table);
        failures.sort(Comparator.comparingInt(SweepFailure::row));
        return new SweepResult(SweepStores.name(store), table, List.copyOf(failures), file);
    }

    /// Reads a table back that [#writeCsv(Path)] wrote, or one of another program; it does not hold why rows failed, nor
    /// which were skipped. Columns of numbers that are not outputs are parameters. An output without a value in any row
    /// is a text or array that failed everywhere.
    ///
    /// @param outputs the names of the columns that are outputs
    /// @throws TandemException when it cannot be read or is not such a table; names line, column and value
    public static SweepResult readCsv(Path path, String... outputs) {
        return readCsv(path, CsvOptions.standard(), outputs);
    }

    /// As [#readCsv(Path, String...)], of a file with other separators, encoding or marks of missing values.
    ///
    /// @throws TandemException when it cannot be read or is not such a table; names line, column and value
    public static SweepResult readCsv(Path path, CsvOptions options, String... outputs) {
        return new SweepResult(path.getFileName().toString(), SweepCsv.read(path, options, List.of(outputs)), List.of(), null);
    }

    /// Reads a table from a file of a kind that is known by name: "csv", or one that a plugin brings.
    ///
    /// @param outputs the names of the columns that are outputs
    /// @throws IllegalArgumentException when there is no such kind; lists those that are
    /// @throws TandemException when it cannot be read or is no such table
    public static SweepResult read(String kind, Path path, String... outputs) {
        String wanted = Providers.normal(kind);
        return wanted.equals(CSV) ? readCsv(path, outputs)
                : new SweepResult(path.getFileName().toString(), TableFormats.read(wanted, path, List.of(outputs), Set.of(CSV)), List.of(), null);
    }

    /// A table of columns, for who has it from elsewhere; it has no file, and all rows are done.
    ///
    /// @param parameters and
    /// @param outputs the values of each column in all rows, by name and in their order
    /// @throws IllegalArgumentException when columns differ in length, or two have one name
    public static SweepResult of(String name, Map<String, double[]> parameters, Map<String, double[]> outputs) {
        return new SweepResult(name, TableFormats.table(new TableColumns(parameters, outputs)), List.of(), null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return table.size();
    }

    /// The file that holds it, if there is one.
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /// Whether no row is missing.
    public boolean isComplete() {
        return table.finished() == size();
    }

    Table table() {
        return table;
    }

    @Override
    public List<String> parameters() {
        return table.names().list().subList(0, table.parameters());
    }

    @Override
    public List<String> outputs() {
        return table.names().list().subList(table.parameters(), table.columns().length);
    }

    @Override
    public List<String> otherOutputs() {
        return table.otherNames().list();
    }

    @Override
    public List<String> names() {
        return table.names().list();
    }

    @Override
    public double[] column(String column) {
        return table.column(column).clone();
    }

    @Override
    public String units(String column) {
        List<StoredColumn> marks = table.marks();
        return marks.get(new Names(marks.stream().map(StoredColumn::name).toList()).indexOf(column)).units();
    }

    @Override
    public SweepRow row(int index) {
        return new SweepRow(table, Objects.checkIndex(index, size()));
    }

    @Override
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

    @Override
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

    /// A table of some rows, in the order given. It has no file.
    ///
    /// @throws IndexOutOfBoundsException when there is no such row
    public SweepResult only(int... rows) {
        Map<Integer, SweepFailure> failed = new HashMap<>();
        failures.forEach(failure -> failed.put(failure.row(), failure));
        List<SweepFailure> kept = IntStream.range(0, rows.length).filter(k -> failed.containsKey(rows[k]))
                .mapToObj(k -> new SweepFailure(k, failed.get(rows[k]).error())).toList();
        return new SweepResult(name, table.only(rows), kept, null);
    }

    /// A table in which each output that has no value in a row, being NaN there, has the one of the plane that fits
    /// the nearest rows with a value best. Statuses stay; what cannot be told stays NaN. So does an output that fewer than
    /// four rows have: a warning names it.
    public SweepResult interpolated() {
        Table filled = table.only(IntStream.range(0, size()).toArray());
        for (int k = table.parameters(); k < table.columns().length; k++) {
            Interpolation guess = new Interpolation(table, k);
            if (guess.known() >= Interpolation.FEWEST) {
                guess.fill(filled.columns()[k]);
            } else if (guess.isNeeded()) {
                warn("too few points to interpolate, left as they are: sweep=" + name + ", output=" + table.names().list().get(k)
                        + ", valid=" + guess.known() + ", needed=" + Interpolation.FEWEST);
            }
        }
        return new SweepResult(name, filled, failures, null);
    }

    /// Asks the table `rows` in SQL: `select gamma, min(misfit) from rows group by gamma`. Beside parameters and
    /// outputs it has the columns `row`, `status`, `error`, `worker`, `seconds` and `attempt`; where the sweep has a
    /// column of such a name, that one has the name and the other a number, such as `row_2`.
    ///
    /// It is one query (`select`, `with`, `from`, `describe`, `summarize`), which reads this table and nothing else: no
    /// file, no network. To write a file there are [#writeCsv(Path)] and its like.
    ///
    /// @throws TandemException when the query is wrong, or does anything else
    public QueryResult sql(String query) {
        return file == null ? store().query(storedRows(), query) : new RowStore(file, table.marks(), Map.of()).query(query);
    }

    private static void warn(String text) {
        System.getLogger("dev.tandem.sweep").log(System.Logger.Level.WARNING, text);
        Announcements.warned("sweep", text);
    }

    /// All rows with their errors; each is made when it is asked for.
    private Iterable<StoredRow> storedRows() {
        Map<Integer, String> errors = new HashMap<>();
        failures.forEach(failure -> errors.put(failure.row(), failure.error().getMessage()));
        return () -> IntStream.range(0, size()).mapToObj(row -> table.stored(row, errors.get(row))).iterator();
    }

    private RowStore store() {
        return new RowStore(Path.of(""), table.marks(), Map.of());
    }

    /// Writes a file of a kind that is known by name: "csv", "parquet", "hdf5", or one that a plugin brings. The folder must exist.
    ///
    /// An existing file is replaced when the new one is complete; one of "hdf5" is extended, see [#writeHdf5(Path)].
    ///
    /// @throws IllegalArgumentException when there is no such kind; lists those that are
    /// @throws TandemException when it cannot be written
    public void write(String kind, Path path) {
        String wanted = Providers.normal(kind);
        switch (wanted) {
            case CSV -> writeCsv(path);
            case PARQUET -> writeParquet(path);
            case HDF5 -> writeHdf5(path);
            default -> TableFormats.write(this, wanted, path, Set.of(CSV, PARQUET, HDF5));
        }
    }

    /// Writes a header and one line for each row; every number reads back as the same one.
    ///
    /// An existing file is replaced when the new one is complete; the folder must exist.
    ///
    /// @throws TandemException when it cannot be written
    public void writeCsv(Path path) {
        WholeFile.write(path, target -> SweepCsv.write(table, target));
    }

    /// Writes a Parquet file with the columns of [#sql].
    ///
    /// An existing file is replaced when the new one is complete; the folder must exist.
    ///
    /// @throws TandemException when it cannot be written
    public void writeParquet(Path path) {
        WholeFile.write(path, target -> store().export(storedRows(), target, "PARQUET"));
    }

    /// Writes it as parameter_sweep does: groups `sweep_params` and `outputs` with a group for each column, which has
    /// the data sets `value`, `lower bound`, `upper bound` and `units`; and `solve_successful`.
    ///
    /// A file of earlier sweeps is extended and keeps every bit of them: the sweep then goes into a group of its own, by
    /// the name of the sweep and a number when there is such a group. Files that other programs wrote or added to are
    /// refused. The folder must exist.
    ///
    /// Names of columns that are too long for the attributes `parameters` and `outputs` are in the group `column_names`.
    /// A text that a row does not have is empty.
    ///
    /// @return the group that holds it, "/" in a new file
    /// @throws TandemException when it cannot be written, or the file has an object that would not be kept, which is
    ///     named; the file is as before
    public String writeHdf5(Path path) {
        return HdfTable.write(content(), path, null, Map.of());
    }

    /// What a file of HDF5 holds of it.
    HdfTable.Content content() {
        return new HdfTable.Content(name, table, parameters(), outputs());
    }

    /// As [#writeHdf5(Path)], in a certain group: names separated by slashes.
    ///
    /// @throws TandemException when the file has such a group
    public void writeHdf5(Path path, String group) {
        HdfTable.write(content(), path, group, Map.of());
    }

    @Override
    public String toString() {
        String rows = (isComplete() ? "" : table.finished() + " of ") + size() + (size() == 1 ? " row" : " rows");
        return "SweepResult[" + name + ", " + rows + ", " + failures.size() + " failed, columns=" + Excerpt.of(names()) + "]";
    }
}
