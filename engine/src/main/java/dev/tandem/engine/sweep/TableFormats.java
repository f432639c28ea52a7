package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.internal.provider.Providers;
import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.internal.table.Marks;
import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.sweep.store.RowStatus;
import dev.tandem.engine.sweep.store.TableColumns;
import dev.tandem.engine.sweep.store.TableImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The kinds of files that plugins write tables to and read them from. Thread-safe.
final class TableFormats {
    private TableFormats() {}

    /// @param builtIn the kinds that are always there
    static void write(ResultTable table, String kind, Path path, Set<String> builtIn) {
        TableExporter exporter = Providers.named(TableExporter.class, TableExporter::kind, kind, "no kind of files that can be written", builtIn);
        WholeFile.write(path, file -> exporter.write(table, file));
    }

    /// @param builtIn the kinds that are always there
    static Table read(String kind, Path path, List<String> outputs, Set<String> builtIn) {
        TableImporter importer = Providers.named(TableImporter.class, TableImporter::kind, kind, "no kind of files that can be read", builtIn);
        try {
            TableColumns columns = importer.read(path, outputs);
            if (columns == null) {
                throw new IOException("it gave null");
            }
            return table(columns);
        } catch (IOException | RuntimeException e) {
            throw new TandemException("file not read: path=" + path.toAbsolutePath() + ", kind=" + kind + ", cause="
                    + TandemException.textOf(e), e);
        }
    }

    /// A table of columns, all of whose rows are done.
    static Table table(TableColumns columns) {
        Map<String, double[]> parameters = columns.parameters();
        Map<String, double[]> outputs = columns.outputs();
        int size = -1;
        Set<String> names = new HashSet<>();
        List<StoredColumn> marks = new ArrayList<>();
        for (Map<String, double[]> some : List.of(parameters, outputs)) {
            for (Map.Entry<String, double[]> column : some.entrySet()) {
                if (!names.add(column.getKey())) {
                    throw new IllegalArgumentException("two columns of one name: name=" + column.getKey());
                }
                if (size >= 0 && size != column.getValue().length) {
                    throw new IllegalArgumentException("columns differ in length: column=" + column.getKey() + ", rows="
                            + column.getValue().length + ", before=" + size);
                }
                size = column.getValue().length;
                marks.add(Marks.NONE.column(column.getKey(), StoredColumn.Kind.NUMBER, some == parameters));
            }
        }
        Table table = Table.of(marks, Math.max(size, 0), k -> parameters.get(marks.get(k).name()).clone());
        List<double[]> values = List.copyOf(outputs.values());
        for (int row = 0; row < table.size(); row++) {
            int at = row;
            table.setNumbers(row, values.stream().mapToDouble(column -> column[at]).toArray(), 0);
            table.books().set(row, RowStatus.DONE, 0, 0, 1);
        }
        return table;
    }
}
