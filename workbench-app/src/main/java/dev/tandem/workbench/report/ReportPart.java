package dev.tandem.workbench.report;

import java.util.List;

/// A part of a report, in the order of the script.
public sealed interface ReportPart {
    /// What a cell says of itself.
    ///
    /// @param title "" for none
    /// @param markdown its comment lines, without what makes them comments
    record Text(String title, String markdown) implements ReportPart {}

    /// Statements and what came of them.
    ///
    /// @param source as it stands in the script
    record Code(String source, List<Output> outputs) implements ReportPart {}

    /// What a plugin has to show of the whole run.
    record Appendix(String title, String caption, Picture picture) implements ReportPart {}

    /// Something that statements have put out.
    sealed interface Output {}

    /// What was printed.
    ///
    /// @param isError whether to standard error
    /// @param left how many lines of it are left out
    record Printed(String text, boolean isError, long left) implements Output {}

    /// A picture for light pages and the same for dark ones, as PNG.
    ///
    /// @param width in points
    record Picture(String title, byte[] light, byte[] dark, int width, int height) implements Output {}

    /// Pictures that are not in the report.
    ///
    /// @param most how many a report holds
    record LeftOut(int pictures, int most) implements Output {
        String text() {
            return pictures + (pictures == 1 ? " more picture" : " more pictures") + ", left out of a report of more than " + most;
        }
    }

    /// Why the script ended before its end.
    record Failure(List<String> lines) implements Output {}
}
