package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.store.StoredColumn;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A table as text: a header and a line for each row, separated by commas. Numbers are written in the shortest
/// form that reads back as the same bits, texts in quotes, arrays in brackets with blanks between their numbers.
final class CsvTable {
    private CsvTable() {}

    static void write(Table table, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(table.marks().stream().map(mark -> CsvLine.quotedIfNeeded(mark.name())).collect(Collectors.joining(",")));
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
            default -> CsvLine.quoted(value.toString());
        };
    }

    /// @param outputs the columns that are outputs; they come last in the table
    static Table read(Path file, List<String> outputs) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            List<CsvLine.Cell> first = CsvLine.next(in);
            if (first == null) {
                throw new TandemException("a table begins with a header: path=" + file + ", line=1");
            }
            List<String> header = first.stream().map(CsvLine.Cell::text).toList();
            if (header.stream().distinct().count() < header.size()) {
                throw new TandemException("a name appears twice: path=" + file + ", line=1, names=" + header);
            }
            outputs.forEach(new Names(header)::indexOf);
            List<List<CsvLine.Cell>> rows = new ArrayList<>();
            for (List<CsvLine.Cell> cells = CsvLine.next(in); cells != null; cells = CsvLine.next(in)) {
                if (cells.size() != header.size()) {
                    throw new TandemException("not as many numbers as names: path=" + file + ", line=" + (rows.size() + 2)
                            + ", names=" + header.size() + ", numbers=" + cells.size());
                }
                rows.add(cells);
            }
            return table(file, header, outputs, rows);
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    private static Table table(Path file, List<String> header, List<String> outputs, List<List<CsvLine.Cell>> rows) {
        List<String> names = new ArrayList<>(header);
        names.removeAll(outputs);
        names.addAll(outputs.stream().distinct().toList());
        List<StoredColumn> marks = new ArrayList<>();
        for (String name : names) {
            int from = header.indexOf(name);
            StoredColumn.Kind kind = rows.stream().map(row -> row.get(from).kind()).filter(k -> k != null).findFirst()
                    .orElse(StoredColumn.Kind.NUMBER);
            boolean isParameter = kind == StoredColumn.Kind.NUMBER && !outputs.contains(name);
            marks.add(Parameter.Marks.NONE.column(name, kind, isParameter));
        }
        Table table = Table.empty(marks, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            fill(table, row, header, rows.get(row), file);
        }
        return table;
    }

    private static void fill(Table table, int row, List<String> header, List<CsvLine.Cell> cells, Path file) {
        try {
            for (int k = 0; k < table.marks().size(); k++) {
                CsvLine.Cell cell = cells.get(header.indexOf(table.marks().get(k).name()));
                Object value = cell.value(table.marks().get(k).kind());
                if (k < table.columns().length) {
                    table.columns()[k][row] = (Double) value;
                } else {
                    table.others()[k - table.columns().length][row] = value;
                }
            }
        } catch (NumberFormatException e) {
            throw new TandemException("not a value of its column: path=" + file + ", line=" + (row + 2) + ", text="
                    + cells.stream().map(CsvLine.Cell::text).collect(Collectors.joining(",")), e);
        }
        table.books().set(row, RowStatus.DONE, 0, 0, 1);
    }
}
