package dev.tandem.engine.internal.table;

import dev.tandem.engine.sweep.store.RowStatus;

/// What is noted of each row beside its values. Filled by one thread, before others may see it.
public final class Books {
    private static final RowStatus[] KINDS = RowStatus.values();

    /// One more than the place of the status among all; 0 where nothing was noted.
    private final byte[] status;
    private final int[] worker;
    private final double[] seconds;
    private final int[] attempts;

    Books(int size) {
        status = new byte[size];
        worker = new int[size];
        seconds = new double[size];
        attempts = new int[size];
    }

    int size() {
        return status.length;
    }

    public void set(int row, RowStatus is, int by, double took, int tries) {
        status[row] = (byte) (is.ordinal() + 1);
        worker[row] = by;
        seconds[row] = took;
        attempts[row] = tries;
    }

    /// Whether all rows are missing.
    public boolean isEmpty() {
        for (int row = 0; row < status.length; row++) {
            if (status(row) != RowStatus.MISSING) {
                return false;
            }
        }
        return true;
    }

    void copy(int row, Books from, int fromRow) {
        set(row, from.status(fromRow), from.worker[fromRow], from.seconds[fromRow], from.attempts[fromRow]);
    }

    public RowStatus status(int row) {
        return status[row] == 0 ? RowStatus.MISSING : KINDS[status[row] - 1];
    }

    public int worker(int row) {
        return worker[row];
    }

    public double seconds(int row) {
        return seconds[row];
    }

    public int attempts(int row) {
        return attempts[row];
    }
}
