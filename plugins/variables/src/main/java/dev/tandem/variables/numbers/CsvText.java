package dev.tandem.variables.numbers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// A slice as a file of comma-separated values: names of columns where there are any, then a line for each row, with all digits.
public final class CsvText {
    private CsvText() {}

    /// @throws IOException when it cannot be written
    /// @throws IllegalStateException when the numbers cannot be read any more
    public static void write(Slice slice, Path target, Looking looking) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            if (!slice.value().columns().isEmpty()) {
                for (int column = 0; column < slice.columns(); column++) {
                    cell(out, column, slice.column(column));
                }
                out.write('\n');
            }
            for (long row = 0; row < slice.rows(); row++) {
                for (long column = 0; column < slice.columns(); column++) {
                    looking.step();
                    cell(out, column, slice.value().entry(slice.index(row, column)));
                }
                out.write('\n');
            }
        }
    }

    private static void cell(Writer out, long column, String text) throws IOException {
        if (column > 0) {
            out.write(',');
        }
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(isPlain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }
}
