package dev.tandem.workbench.report;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What a run of a script was: a page of one file that needs no network, or a notebook. Immutable.
///
/// @param name of the script
/// @param parts in their order
/// @param outcome how it ended, as in "ended after 2.3 s"
public record ScriptReport(String name, Instant begin, Duration took, String outcome, List<ReportPart> parts) {
    public ScriptReport {
        parts = List.copyOf(parts);
    }

    /// Whether a file is one that a report can be.
    public static boolean isKnown(Path file) {
        return isPage(file) || isNotebook(file);
    }

    private static boolean isPage(Path file) {
        return name(file).endsWith(".html") || name(file).endsWith(".htm");
    }

    private static boolean isNotebook(Path file) {
        return name(file).endsWith(".ipynb");
    }

    private static String name(Path file) {
        return file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /// Writes it in the place of a file that exists; the ending says whether as a page or as a notebook.
    ///
    /// @throws TandemException when it cannot be written
    public void write(Path file) {
        try {
            WholeFile.replace(file, target -> {
                try (Writer out = Files.newBufferedWriter(target)) {
                    if (isNotebook(file)) {
                        new NotebookFile(this, out).write();
                    } else {
                        new HtmlPage(this, out).write();
                    }
                }
            });
        } catch (IOException e) {
            throw new TandemException("report not written: file=" + file + ", cause=" + TandemException.textOf(e), e);
        }
    }
}
