package dev.tandem.engine.sweep;

import java.io.IOException;
import java.nio.file.Path;

/// A kind of files that tables are written to, for [SweepResult#write(String, Path)].
///
/// Found by [java.util.ServiceLoader], in the main process and on workers; made anew each time, and used by the thread that asks.
public interface TableExporter {
    /// What scripts call it, in lower case: "latex". The built-in ones come first where names are the same.
    String kind();

    /// Writes the table.
    ///
    /// @param file does not exist yet; what is there afterwards takes the place of what the user has named
    void write(ResultTable table, Path file) throws IOException;
}
