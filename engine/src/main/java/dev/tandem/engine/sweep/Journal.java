package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.sweep.store.RowStore;
import dev.tandem.engine.sweep.store.RowWriter;
import dev.tandem.engine.sweep.store.StoredRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What has come of a run of a sweep: its table, its failures, and its file when it has one. Confined to the thread
/// that runs the sweep, which closes it.
final class Journal implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final String name;
    private final Table table;
    private final List<SweepFailure> failures = new ArrayList<>();
    /// Null without a file.
    private final RowStore store;
    private final RowWriter writer;
    private final List<StoredRow> waiting = new ArrayList<>();

    /// @param before how many rows its file has already; -1 for a new file
    private Journal(String name, Table table, RowStore store, long before) {
        this.name = name;
        this.table = table;
        this.store = store;
        this.writer = store == null ? null : before < 0 ? RowWriter.create(store) : RowWriter.continuing(store, before);
    }

    /// @param store where rows go; null for nowhere
    static Journal fresh(String name, Table table, RowStore store) {
        return new Journal(name, table, store, -1);
    }

    /// Goes on with a file; the table has its rows.
    static Journal continuing(String name, Table table, RowStore store) {
        List<SweepFailure> failures = SweepStores.restore(store, table);
        Journal journal = new Journal(name, table, store, table.finished());
        journal.failures.addAll(failures);
        return journal;
    }

    Table table() {
        return table;
    }

    int[] missing(int[] rows) {
        return IntStream.of(rows).filter(row -> table.books().status(row) == RowStatus.MISSING).toArray();
    }

    /// Notes what became of a row, for the file as soon as [#write()] is called.
    ///
    /// @return why it failed, or null
    SweepFailure finished(int row, int worker, Computed computed) {
        table.books().set(row, computed.status(), worker, computed.nanos() / NANOS, computed.attempts());
        SweepFailure failure = null;
        if (computed.status() == RowStatus.DONE) {
            table.setOutputs(row, computed.numbers(), computed.others());
        } else if (computed.status() == RowStatus.FAILED) {
            TandemException error = computed.error() instanceof WorkerLostException lost ? lost
                    : new TaskFailedException("point failed: sweep=" + name + ", row=" + row + ", worker=" + worker
                            + ", " + point(row) + ", error=" + computed.error(), worker,
                            failures.size() < SweepFailure.MOST_CAUSES ? computed.error() : null);
            failure = new SweepFailure(row, error);
            failures.add(failure);
        }
        if (writer != null) {
            waiting.add(table.stored(row, failure == null ? null : failure.error().getMessage()));
        }
        return failure;
    }

    /// The parameters of a row, for messages.
    String point(int row) {
        double[] values = IntStream.range(0, table.parameters()).mapToDouble(k -> table.columns()[k][row]).toArray();
        return "Point[" + new Names(table.names().list().subList(0, table.parameters())).describe(values) + "]";
    }

    /// Gives what was noted to the file.
    void write() {
        if (writer != null) {
            writer.add(List.copyOf(waiting));
            waiting.clear();
        }
    }

    SweepResult result() {
        failures.sort(Comparator.comparingInt(SweepFailure::row));
        return new SweepResult(name, table, List.copyOf(failures), store == null ? null : store.file());
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
