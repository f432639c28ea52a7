package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.store.StoredColumn;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// A table as a group of an HDF5 file, in the layout of parameter_sweep.
///
/// ```
/// sweep_params/NAME/   value, lower bound, upper bound, units
/// outputs/NAME/        the same, and full_name; an array is a row of a matrix, filled up with NaN
/// solve_successful/    solve_successful: 1 for rows that succeeded
/// ```
final class HdfTable {
    /// Kept, since the level of a logger that nobody holds is forgotten.
    private static final Logger REPORT = Logger.getLogger("io.jhdf");

    static {
        // It tells each step of each file.
        if (REPORT.getLevel() == null) {
            REPORT.setLevel(Level.SEVERE);
        }
    }

    private HdfTable() {}

    /// @param wanted the group; null for the root of a new file, or one that an existing file does not have
    /// @param more further data sets, each in a group of its name
    /// @return the group
    static String write(SweepResult result, Path path, String wanted, Map<String, ?> more) {
        String[] group = new String[1];
        // Each copies what is there: two at once would each leave out what the other added.
        synchronized (REPORT) {
            write(result, path, wanted, more, group);
        }
        return group[0];
    }

    private static void write(SweepResult result, Path path, String wanted, Map<String, ?> more, String[] group) {
        WholeFile.write(path, target -> {
            boolean isNew = !Files.exists(path) || Files.size(path) == 0;
            try (WritableHdfFile hdf = HdfFile.write(target)) {
                if (isNew) {
                    group[0] = wanted == null ? "/" : wanted;
                    fill(HdfCopy.descend(hdf, group[0]), result, more);
                } else {
                    try (HdfFile old = new HdfFile(path)) {
                        group[0] = wanted == null ? "/" + HdfCopy.freeName(result.name(), old.getChildren().keySet()) : wanted;
                        fill(HdfCopy.copy(old, hdf, group[0]), result, more);
                    }
                }
            }
        });
    }

    /// A group by the name of a column. What cannot be a name in a path has another there, and `full_name` tells its own.
    private static WritableGroup column(WritableGroup parent, StoredColumn mark) {
        String free = HdfCopy.freeName(mark.name(), parent.getChildren().keySet());
        WritableGroup group = parent.putGroup(free);
        if (!mark.isParameter() || !free.equals(mark.name())) {
            group.putDataset("full_name", mark.name());
        }
        return group;
    }

    private static void fill(WritableGroup group, SweepResult result, Map<String, ?> more) {
        Table table = result.table();
        WritableGroup parameters = group.putGroup("sweep_params");
        WritableGroup outputs = group.putGroup("outputs");
        for (int k = 0; k < table.marks().size(); k++) {
            StoredColumn mark = table.marks().get(k);
            WritableGroup column = column(mark.isParameter() ? parameters : outputs, mark);
            boolean isNumber = k < table.columns().length;
            Object values = isNumber ? table.columns()[k]
                    : mark.kind() == StoredColumn.Kind.ARRAY ? matrix(table.others()[k - table.columns().length])
                    : texts(table.others()[k - table.columns().length]);
            put(column, "value", values);
            column.putDataset("lower bound", finite(mark.lower()));
            column.putDataset("upper bound", finite(mark.upper()));
            column.putDataset("units", mark.units().isEmpty() ? "None" : mark.units());
        }
        byte[] successful = new byte[table.size()];
        IntStream.range(0, table.size()).forEach(row -> successful[row] =
                (byte) (table.books().status(row) == RowStatus.DONE ? 1 : 0));
        put(group.putGroup("solve_successful"), "solve_successful", successful);
        more.forEach((name, data) -> put(group.putGroup(name), name, data));
        group.putAttribute("name", result.name());
        group.putAttribute("parameters", result.parameters().toArray(String[]::new));
        if (!result.outputs().isEmpty()) {
            group.putAttribute("outputs", result.outputs().toArray(String[]::new));
        }
    }

    /// Data sets cannot be empty.
    private static void put(WritableGroup group, String name, Object values) {
        if (Array.getLength(values) > 0) {
            group.putDataset(name, values);
        }
    }

    /// No bound is the greatest number there, as in the files of parameter_sweep.
    private static double finite(double bound) {
        return Math.clamp(bound, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static Object matrix(Object[] arrays) {
        int longest = Arrays.stream(arrays).mapToInt(a -> a == null ? 0 : ((double[]) a).length).max().orElse(0);
        double[][] matrix = new double[longest == 0 ? 0 : arrays.length][longest];
        for (int row = 0; row < matrix.length; row++) {
            double[] array = arrays[row] == null ? new double[0] : (double[]) arrays[row];
            Arrays.fill(matrix[row], Double.NaN);
            System.arraycopy(array, 0, matrix[row], 0, array.length);
        }
        return matrix;
    }

    private static String[] texts(Object[] values) {
        return Arrays.stream(values).map(value -> value == null || value.equals("") ? " " : (String) value).toArray(String[]::new);
    }
}
