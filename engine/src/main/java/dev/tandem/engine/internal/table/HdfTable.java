package dev.tandem.engine.internal.table;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.HdfReports;
import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.sweep.store.RowStatus;
import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A table as a group of an HDF5 file, in the layout of parameter_sweep.
///
/// ```
/// sweep_params/NAME/   value, lower bound, upper bound, units
/// outputs/NAME/        the same, and full_name; an array is a row of a matrix, filled up with NaN
/// solve_successful/    solve_successful: 1 for rows that succeeded
/// column_names/        parameters, outputs: only where the names are too long for attributes of the same names
/// ```
public final class HdfTable {
    /// What surely fits into an attribute: HDF5 takes 64 KiB together with its header, and the library adds some.
    private static final int LONGEST_ATTRIBUTE = 32_000;

    private static final Object ONE_AT_A_TIME = new Object();

    private HdfTable() {}

    /// A table with its name and those of its columns.
    public record Content(String name, Table table, List<String> parameters, List<String> outputs) {}

    /// @param wanted the group; null for the root of a new file, or one that an existing file does not have
    /// @param more further data sets, each in a group of its name
    /// @return the group
    public static String write(Content content, Path path, String wanted, Map<String, ?> more) {
        String[] group = new String[1];
        HdfReports.silence();
        // Each copies what is there: two at once would each leave out what the other added.
        synchronized (ONE_AT_A_TIME) {
            write(content, path, wanted, more, group);
        }
        return group[0];
    }

    private static void write(Content content, Path path, String wanted, Map<String, ?> more, String[] group) {
        WholeFile.write(path, target -> {
            boolean isNew = !Files.exists(path) || Files.size(path) == 0;
            WritableGroup root = new WritableGroupImpl(null, "/");
            if (isNew) {
                group[0] = wanted == null ? "/" : wanted;
                fill(HdfCopy.descend(root, group[0]), content, more);
                write(root, target);
                return;
            }
            try (HdfFile old = new HdfFile(path)) {
                HdfOrigin.check(old);
                group[0] = wanted == null ? "/" + HdfCopy.freeName(content.name(), old.getChildren().keySet()) : wanted;
                fill(HdfCopy.copy(old, root, group[0]), content, more);
                write(root, target);
                try (HdfFile grown = new HdfFile(target)) {
                    HdfOrigin.check(grown);
                    HdfSame.check(old, grown);
                }
            }
        });
    }

    /// Not by [WritableHdfFile]: it adds a note where the last data end, over the headers of empty groups behind them.
    private static void write(WritableGroup root, Path target) throws IOException {
        Superblock.SuperblockV2V3 superblock = new Superblock.SuperblockV2V3();
        try (FileChannel file = FileChannel.open(target,
                StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            HdfFileChannel hdf = new HdfFileChannel(file, superblock);
            long end = root.write(hdf, WritableHdfFile.ROOT_GROUP_ADDRESS);
            hdf.write(superblock.toBuffer(Math.max(end, file.size())), 0);
        }
    }

    /// A group by the name of a column. What cannot be a name in a path has another there, and `full_name` tells its own.
    private static WritableGroup column(WritableGroup parent, StoredColumn mark) {
        String free = HdfCopy.freeName(text(mark.name(), "name"), parent.getChildren().keySet());
        WritableGroup group = parent.putGroup(free);
        if (!mark.isParameter() || !free.equals(mark.name())) {
            group.putDataset("full_name", mark.name());
        }
        return group;
    }

    private static void fill(WritableGroup group, Content content, Map<String, ?> more) {
        Table table = content.table();
        WritableGroup parameters = group.putGroup("sweep_params");
        WritableGroup outputs = group.putGroup("outputs");
        for (int k = 0; k < table.marks().size(); k++) {
            StoredColumn mark = table.marks().get(k);
            WritableGroup column = column(mark.isParameter() ? parameters : outputs, mark);
            boolean isNumber = k < table.columns().length;
            Object values = isNumber ? table.columns()[k]
                    : mark.kind() == StoredColumn.Kind.ARRAY ? matrix(table.others()[k - table.columns().length])
                            : texts(table.others()[k - table.columns().length], mark.name());
            put(column, "value", values);
            column.putDataset("lower bound", finite(mark.lower()));
            column.putDataset("upper bound", finite(mark.upper()));
            column.putDataset("units", mark.units().isEmpty() ? "None" : text(mark.units(), mark.name()));
        }
        byte[] successful = new byte[table.size()];
        IntStream.range(0, table.size()).forEach(row -> successful[row] =
                (byte) (table.books().status(row) == RowStatus.DONE ? 1 : 0));
        put(group.putGroup("solve_successful"), "solve_successful", successful);
        more.forEach((name, data) -> put(group.putGroup(name), name, data));
        if (content.name().getBytes(StandardCharsets.UTF_8).length > LONGEST_ATTRIBUTE) {
            throw new TandemException("the name of the sweep is too long for HDF5: characters=" + content.name().length()
                    + ", greatest=" + LONGEST_ATTRIBUTE);
        }
        group.putAttribute("name", text(content.name(), "name"));
        putNames(group, "parameters", content.parameters());
        putNames(group, "outputs", content.outputs());
    }

    private static void putNames(WritableGroup group, String name, List<String> names) {
        long longest = names.stream().mapToInt(each -> each.getBytes(StandardCharsets.UTF_8).length).max().orElse(0);
        if (names.isEmpty()) {
            return;
        }
        if ((longest + 1) * names.size() <= LONGEST_ATTRIBUTE) {
            group.putAttribute(name, names.toArray(String[]::new));
        } else {
            WritableGroup all = (WritableGroup) group.getChild(HdfOrigin.NAMES);
            (all == null ? group.putGroup(HdfOrigin.NAMES) : all).putDataset(name, names.toArray(String[]::new));
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

    /// What has no text has an empty one, and [RowStatus] tells that it failed.
    private static String[] texts(Object[] values, String column) {
        return Arrays.stream(values).map(value -> value == null ? "" : text((String) value, column)).toArray(String[]::new);
    }

    private static String text(String text, String column) {
        if (text.indexOf('\0') >= 0) {
            throw new TandemException("a text of HDF5 ends at a character 0: column=" + column + ", position="
                    + text.indexOf('\0'));
        }
        return text;
    }
}
