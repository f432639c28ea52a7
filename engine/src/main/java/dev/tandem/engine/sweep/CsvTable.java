package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A table as text: a header and a line for each row, separated by commas. Numbers are written in the shortest
/// form that reads back as the same bits.
final class CsvTable {
    private CsvTable() {}

    static void write(Table table, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", table.names().list().stream().map(CsvTable::quoted).toList()));
            out.write('\n');
            for (int row = 0; row < table.size(); row++) {
                for (int k = 0; k < table.columns().length; k++) {
                    out.write(k == 0 ? "" : ",");
                    out.write(Double.toString(table.columns()[k][row]));
                }
                out.write('\n');
            }
        }
    }

    private static String quoted(String name) {
        return name.contains(",") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    /// @param outputs the columns that are outputs; they come last in the table
    static Table read(Path file, List<String> outputs) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String first = in.readLine();
            if (first == null) {
                throw new TandemException("a table begins with a header: path=" + file + ", line=1");
            }
            List<String> header = header(first, file);
            List<double[]> rows = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(numbers(line, header.size(), file, rows.size() + 2));
            }
            return table(header, outputs, rows);
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    private static Table table(List<String> header, List<String> outputs, List<double[]> rows) {
        outputs.forEach(new Names(header)::indexOf);
        List<String> names = new ArrayList<>(header);
        names.removeAll(outputs);
        int parameters = names.size();
        names.addAll(outputs.stream().distinct().toList());
        double[][] columns = new double[names.size()][rows.size()];
        for (int k = 0; k < columns.length; k++) {
            int from = header.indexOf(names.get(k));
            for (int row = 0; row < rows.size(); row++) {
                columns[k][row] = rows.get(row)[from];
            }
        }
        return new Table(new Names(List.copyOf(names)), parameters, columns);
    }

    private static double[] numbers(String line, int count, Path file, int at) {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length == count) {
                double[] numbers = new double[count];
                for (int k = 0; k < count; k++) {
                    numbers[k] = Double.parseDouble(cells[k]);
                }
                return numbers;
            }
        } catch (NumberFormatException e) {
            throw new TandemException("not a number: path=" + file + ", line=" + at + ", text=" + line, e);
        }
        throw new TandemException("not as many numbers as names: path=" + file + ", line=" + at + ", names=" + count
                + ", numbers=" + cells.length);
    }

    private static List<String> header(String line, Path file) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                name.append('"');
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == ',' && !inQuotes) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        if (new HashSet<>(names).size() < names.size()) {
            throw new TandemException("a name appears twice: path=" + file + ", line=1, names=" + names);
        }
        return names;
    }
}
