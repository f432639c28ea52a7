package dev.tandem.engine.internal.table;

import dev.tandem.engine.file.CsvCell;
import dev.tandem.engine.file.CsvOptions;
import dev.tandem.engine.file.CsvTable;
import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.sweep.store.RowStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of a sweep as text: a header and a line for each row, separated by commas. Numbers are written in the
/// shortest form that reads back as the same bits, texts in quotes, arrays in brackets with blanks between their numbers;
/// nothing stands where a failed row has no text or array.
public final class SweepCsv {
    /// Names that no reader takes for a number or a comment, or splits.
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_]([^,\"\\r\\n]*[^,\"\\s])?");

    private SweepCsv() {}

    public static void write(Table table, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(table.marks().stream().map(mark -> name(mark.name())).collect(Collectors.joining(",")));
            out.write('\n');
            for (int row = 0; row < table.size(); row++) {
                for (int k = 0; k < table.columns().length; k++) {
                    out.write(k == 0 ? "" : ",");
                    out.write(Double.toString(table.columns()[k][row]));
                }
                for (Object[] column : table.others()) {
                    out.write("," + cell(column[row]));
                }
                out.write('\n');
            }
        }
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case double[] array -> Arrays.stream(array).mapToObj(Double::toString).collect(Collectors.joining(" ", "[", "]"));
            default -> quoted(value.toString());
        };
    }

    private static String name(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : quoted(name);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /// @param outputs the columns that are outputs; they come last in the table
    public static Table read(Path file, CsvOptions options, List<String> outputs) {
        CsvTable csv = CsvTable.read(file, options);
        Names all = new Names(csv.names());
        Set<String> isOutput = new LinkedHashSet<>(outputs);
        Set<String> known = new HashSet<>(csv.names());
        isOutput.stream().filter(name -> !known.contains(name)).forEach(all::indexOf);
        List<String> names = new ArrayList<>(csv.names());
        names.removeIf(isOutput::contains);
        names.addAll(isOutput);
        // Where everything stands in quotes, they tell nothing.
        boolean quotesTell = names.stream().anyMatch(name -> csv.cells(name).stream().anyMatch(cell -> !cell.isQuoted()));
        List<StoredColumn> marks = new ArrayList<>();
        for (String name : names) {
            StoredColumn.Kind kind = kind(csv.cells(name), quotesTell);
            boolean isParameter = kind == StoredColumn.Kind.NUMBER && !isOutput.contains(name);
            marks.add(Marks.NONE.column(name, kind, isParameter));
        }
        Table table = Table.empty(marks, csv.size());
        for (int k = 0; k < table.marks().size(); k++) {
            StoredColumn mark = table.marks().get(k);
            List<CsvCell> cells = csv.cells(mark.name());
            for (int row = 0; row < cells.size(); row++) {
                CsvCell cell = cells.get(row);
                if (k < table.columns().length) {
                    table.columns()[k][row] = cell.number();
                } else if (!cell.isEmpty()) {
                    table.others()[k - table.columns().length][row] =
                            mark.kind() == StoredColumn.Kind.ARRAY ? cell.array() : cell.text();
                }
            }
        }
        for (int row = 0; row < table.size(); row++) {
            table.books().set(row, RowStatus.DONE, 0, 0, 1);
        }
        return table;
    }

    /// What the first value is that tells. Where nothing stands in any row, it is a text or an array that failed
    /// everywhere, since of numbers NaN would stand there.
    private static StoredColumn.Kind kind(List<CsvCell> cells, boolean quotesTell) {
        return cells.stream().filter(cell -> cell.isQuoted() && quotesTell || !cell.isMissing()).findFirst()
                .map(cell -> cell.isQuoted() && quotesTell ? StoredColumn.Kind.TEXT
                        : cell.isNumber() ? StoredColumn.Kind.NUMBER
                                : cell.isArray() ? StoredColumn.Kind.ARRAY : StoredColumn.Kind.TEXT)
                .orElse(!cells.isEmpty() && cells.stream().allMatch(CsvCell::isEmpty)
                        ? StoredColumn.Kind.TEXT : StoredColumn.Kind.NUMBER);
    }
}
