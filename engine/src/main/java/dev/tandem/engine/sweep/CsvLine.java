package dev.tandem.engine.sweep;

import dev.tandem.engine.sweep.store.StoredColumn;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cells of one line of a CSV file, which goes on where a quoted text does.
final class CsvLine {
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean inQuotes;
    private boolean wasQuoted;

    private CsvLine() {}

    /// @param isQuoted whether it stood in quotes
    record Cell(String text, boolean isQuoted) {
        /// What it must be; null when it is empty, which any kind may be.
        StoredColumn.Kind kind() {
            return isQuoted ? StoredColumn.Kind.TEXT : text.isEmpty() ? null
                    : text.startsWith("[") ? StoredColumn.Kind.ARRAY : StoredColumn.Kind.NUMBER;
        }

        /// An array, a text, or null.
        Object value() {
            return isQuoted ? text : text.isEmpty() ? null
                    : Arrays.stream(text.substring(1, text.length() - 1).split(" ")).filter(number -> !number.isEmpty())
                            .mapToDouble(Double::parseDouble).toArray();
        }
    }

    /// @param more where the next lines are
    static List<Cell> cells(String line, BufferedReader more) throws IOException {
        CsvLine read = new CsvLine();
        read.take(line);
        while (read.inQuotes) {
            String next = more.readLine();
            if (next == null) {
                break;
            }
            read.cell.append('\n');
            read.take(next);
        }
        read.finish();
        return read.cells;
    }

    private void take(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
                wasQuoted = true;
            } else if (c == ',' && !inQuotes) {
                finish();
            } else {
                cell.append(c);
            }
        }
    }

    private void finish() {
        cells.add(new Cell(cell.toString(), wasQuoted));
        cell.setLength(0);
        wasQuoted = false;
    }

    static String quotedIfNeeded(String name) {
        return name.contains(",") || name.contains("\"") ? quoted(name) : name;
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
