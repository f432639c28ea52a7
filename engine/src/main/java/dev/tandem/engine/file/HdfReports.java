package dev.tandem.engine.file;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the library for HDF5 from telling each step of each file.
public final class HdfReports {
    /// Kept, since the level of a logger that nobody holds is forgotten.
    private static final Logger REPORT = Logger.getLogger("io.jhdf");

    private HdfReports() {}

    /// Sets the level, unless somebody has.
    public static synchronized void silence() {
        if (REPORT.getLevel() == null) {
            REPORT.setLevel(Level.SEVERE);
        }
    }
}
