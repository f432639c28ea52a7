package dev.tandem.engine.sweep;

import dev.tandem.engine.sweep.store.StoredColumn;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cells of one line of a CSV file, which goes on where a quoted text does. Within quotes every character counts,
/// also those that end lines.
final class CsvLine {
    private final BufferedReader in;
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean wasQuoted;

    private CsvLine(BufferedReader in) {
        this.in = in;
    }

    /// @param isQuoted whether it stood in quotes
    record Cell(String text, boolean isQuoted) {
        /// What it must be; null when it is empty, which any kind may be.
        StoredColumn.Kind kind() {
            return isQuoted ? StoredColumn.Kind.TEXT : text.isEmpty() ? null
                    : text.startsWith("[") && text.endsWith("]") ? StoredColumn.Kind.ARRAY : StoredColumn.Kind.NUMBER;
        }

        /// @return a `Double`, an array, a text, or null
        /// @throws NumberFormatException when it is something else
        Object value(StoredColumn.Kind wanted) {
            if (wanted == StoredColumn.Kind.NUMBER) {
                return Double.valueOf(text);
            }
            if (kind() != null && kind() != wanted) {
                throw new NumberFormatException("not " + wanted + ": " + text);
            }
            return isQuoted ? text : text.isEmpty() ? null
                    : Arrays.stream(text.substring(1, text.length() - 1).split(" ")).filter(number -> !number.isEmpty())
                            .mapToDouble(Double::parseDouble).toArray();
        }
    }

    /// The cells of the next line; null at the end of the file.
    static List<Cell> next(BufferedReader in) throws IOException {
        int first = in.read();
        return first < 0 ? null : new CsvLine(in).read(first);
    }

    private List<Cell> read(int first) throws IOException {
        int c = first;
        while (c >= 0 && c != '\n') {
            switch (c) {
                case '"' -> readQuoted();
                case ',' -> finish();
                // Ends a line together with what follows, or alone.
                case '\r' -> skipLineFeed();
                default -> cell.append((char) c);
            }
            c = c == '\r' ? '\n' : in.read();
        }
        finish();
        return cells;
    }

    private void readQuoted() throws IOException {
        wasQuoted = true;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                in.mark(1);
                if (in.read() != '"') {
                    in.reset();
                    return;
                }
            }
            cell.append((char) c);
        }
    }

    private void skipLineFeed() throws IOException {
        in.mark(1);
        int next = in.read();
        if (next >= 0 && next != '\n') {
            in.reset();
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
