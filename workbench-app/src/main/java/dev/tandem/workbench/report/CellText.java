package dev.tandem.workbench.report;

/// The words at the beginning of a cell: its title and the comment lines right under that, which are Markdown.
///
/// @param length how many characters of the cell they are
record CellText(String title, String markdown, int length) {
    /// @param cell all of it
    /// @param title what its mark says; a cell without a mark has ""
    static CellText of(String cell, String title) {
        boolean isMarked = cell.stripLeading().startsWith("//") && cell.lines().findFirst().orElse("").contains("%%");
        int at = isMarked ? endOfLine(cell, 0) : 0;
        StringBuilder words = new StringBuilder();
        while (at < cell.length() && isComment(cell, at)) {
            int end = endOfLine(cell, at);
            String line = cell.substring(at, end).strip().substring(2);
            words.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
            at = end;
        }
        return new CellText(title, words.toString().strip(), at);
    }

    private static boolean isComment(String text, int at) {
        return text.substring(at, endOfLine(text, at)).stripLeading().startsWith("//");
    }

    /// Behind the end of the line.
    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
