package dev.tandem.workbench.script;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Rows of texts whose columns are one below the other in a terminal.
public final class AlignedRows {
    private static final String GAP = "  ";

    private AlignedRows() {}

    /// A line for each row, each column as wide as its longest text.
    ///
    /// @param rows all of one length
    /// @param right the columns whose texts end at one place, as numbers do; counted from 0
    public static List<String> of(List<List<String>> rows, Set<Integer> right) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = IntStream.range(0, columns).map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        return rows.stream().map(row -> line(row, widths, right)).toList();
    }

    private static String line(List<String> row, int[] widths, Set<Integer> right) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = row.get(column);
            String space = " ".repeat(widths[column] - text.length());
            line.append(column == 0 ? "" : GAP).append(right.contains(column) ? space + text : text + space);
        }
        return line.toString().stripTrailing();
    }
}
