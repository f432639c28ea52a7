package dev.tandem.engine.sweep;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A table as an HDF5 file: a data set for each column, or none when there are no rows.
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

    static void write(String sweep, Table table, Path file) {
        List<String> names = table.names().list();
        for (String name : names) {
            if (name.contains("/") || name.equals(".") || name.equals("..")) {
                throw new IllegalArgumentException("not a name for a data set: name=" + name);
            }
        }
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            for (int k = 0; k < names.size() && table.size() > 0; k++) {
                hdf.putDataset(names.get(k), table.columns()[k]);
            }
            hdf.putAttribute("name", sweep);
            hdf.putAttribute("parameters", names.subList(0, table.parameters()).toArray(String[]::new));
            hdf.putAttribute("outputs", names.subList(table.parameters(), names.size()).toArray(String[]::new));
        }
    }
}
