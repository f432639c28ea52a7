package dev.tandem.engine.sweep.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A kind of files that tables are read from, for `SweepResult.read`.
///
/// Found by [java.util.ServiceLoader], in the main process and on workers; made anew each time, and used by the thread that asks.
public interface TableImporter {
    /// What scripts call it, in lower case. The built-in ones come first where names are the same.
    String kind();

    /// Reads the columns of the table.
    ///
    /// @param outputs the names of the columns that are outputs, as the user gave them; the file may tell them itself
    /// @throws IllegalArgumentException or
    /// @throws IOException when it cannot be read; names the place in the file
    TableColumns read(Path file, List<String> outputs) throws IOException;
}
