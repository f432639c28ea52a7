package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.point.Computed;
import dev.tandem.engine.internal.point.ComputedRows;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.internal.store.RowWriter;
import dev.tandem.engine.internal.store.StoredRow;
import dev.tandem.engine.internal.table.Names;
import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.sweep.store.RowStatus;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What has come of a run of a sweep: its table, its failures, and its file when it has one. Confined to the thread
/// that runs the sweep, which closes it.
final class Journal implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final String name;
    private final Table table;
    private final SortedMap<Integer, SweepFailure> failures = new TreeMap<>();
    /// Failed rows of the file that are computed again.
    private final BitSet again;
    /// Null without a file.
    private final RowStore store;
    private final RowWriter writer;
    private final List<StoredRow> waiting = new ArrayList<>();

    private Journal(String name, Table table, RowStore store, RowWriter writer, BitSet again) {
        this.name = name;
        this.table = table;
        this.store = store;
        this.writer = writer;
        this.again = again;
    }

    /// @param store where rows go; null for nowhere
    static Journal fresh(String name, Table table, RowStore store) {
        return new Journal(name, table, store, store == null ? null : RowWriter.create(store), new BitSet());
    }

    /// Goes on with a file, whose rows it puts into the table.
    static Journal continuing(SweepPlan plan, Table table, RowStore store) {
        return opened(plan, table, store, again -> RowWriter.continuing(store, table.finished(), again));
    }

    /// As [#continuing], with a file that is of a shorter design yet.
    static Journal extending(SweepPlan plan, Table table, RowStore store) {
        return opened(plan, table, store, again -> RowWriter.extending(store, table.finished(), again));
    }

    private static Journal opened(SweepPlan plan, Table table, RowStore store, Function<BitSet, RowWriter> open) {
        List<SweepFailure> failures = SweepStores.restore(store, table);
        BitSet again = new BitSet();
        if (plan.keeping().retriesFailed()) {
            failures.forEach(failure -> again.set(failure.row()));
        }
        Journal journal = new Journal(plan.name(), table, store, open.apply(again), again);
        failures.forEach(failure -> journal.failures.put(failure.row(), failure));
        return journal;
    }

    Table table() {
        return table;
    }

    /// Whether no row has been finished, so that all are to be computed.
    boolean isNew() {
        return table.books().isEmpty();
    }

    /// Whether a row is to be computed.
    boolean isWanted(int row) {
        return table.books().status(row) == RowStatus.MISSING || again.get(row);
    }

    /// Notes what became of a row, for the file as soon as [#write()] is called.
    ///
    /// @return why it failed, or null
    SweepFailure finished(int row, int worker, Computed computed) {
        forget(row);
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
            failures.put(row, failure);
        }
        if (writer != null) {
            waiting.add(table.stored(row, failure == null ? null : failure.error().getMessage()));
        }
        return failure;
    }

    /// As [#finished(int, int, Computed)], for neighbouring items.
    ///
    /// @param first the index of the first of them in the rows
    /// @return why each failed, or null; null when none has
    SweepFailure[] finished(int[] rows, int first, int worker, ComputedRows computed) {
        SweepFailure[] failed = null;
        for (int i = 0; i < computed.size(); i++) {
            int row = rows[first + i];
            if (writer == null && computed.isPlain(i)) {
                forget(row);
                table.books().set(row, RowStatus.DONE, worker, computed.nanos()[i] / NANOS, computed.attempts(i));
                table.setNumbers(row, computed.numbers(), i * computed.width());
                continue;
            }
            SweepFailure failure = finished(row, worker, computed.get(i));
            if (failure != null) {
                failed = failed == null ? new SweepFailure[computed.size()] : failed;
                failed[i] = failure;
            }
        }
        return failed;
    }

    /// What an earlier time has left of a row that is finished now.
    private void forget(int row) {
        again.clear(row);
        if (!failures.isEmpty()) {
            failures.remove(row);
        }
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
        return new SweepResult(name, table, List.copyOf(failures.values()), store == null ? null : store.file());
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
