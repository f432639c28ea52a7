package dev.tandem.engine.file;

import java.util.List;

/// The values of a row.
///
/// @param line where it begins in the file, from 1
/// @param values not to be changed
/// @param quoted which of them stood in quotes
record CsvRow(long line, String[] values, boolean[] quoted) {
    int size() {
        return values.length;
    }

    String text(int column) {
        return values[column];
    }

    boolean isQuoted(int column) {
        return quoted[column];
    }

    List<String> texts() {
        return List.of(values);
    }

    boolean isBlank() {
        return values.length == 1 && values[0].isEmpty() && !quoted[0];
    }
}
