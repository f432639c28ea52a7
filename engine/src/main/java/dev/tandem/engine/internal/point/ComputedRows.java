package dev.tandem.engine.internal.point;

import dev.tandem.engine.internal.map.Gathered;
import dev.tandem.engine.internal.worker.TravellingError;
import dev.tandem.engine.sweep.store.RowStatus;
import java.util.Arrays;

/// What became of neighbouring points, in columns: a sweep of quick points would spend most of its time on an object for each row. Filled
/// by a [Maker] on the worker; immutable once it travels.
///
/// @param width how many outputs are numbers
/// @param numbers those of each row after those of the row before; of rows without numbers zeros
/// @param kinds of each row whether it has numbers, and whether its error is fatal
/// @param attempts of each row; null when all took one
/// @param others the arrays and texts of each row; null when no row has any
/// @param errors of each row; null when there are none
public record ComputedRows(int width, double[] numbers, byte[] kinds, long[] nanos, int[] attempts, Object[][] others, Throwable[] errors)
        implements Gathered {
    private static final long serialVersionUID = 1L;
    private static final byte DONE = 0;
    private static final byte WITHOUT_NUMBERS = 1;
    private static final byte FATAL = 2;

    @Override
    public int size() {
        return kinds.length;
    }

    /// Whether a row has its outputs, and nothing but numbers.
    public boolean isPlain(int row) {
        return kinds[row] == DONE && (others == null || others[row] == null);
    }

    public int attempts(int row) {
        return attempts == null ? 1 : attempts[row];
    }

    @Override
    public Computed get(int row) {
        double[] own = null;
        if ((kinds[row] & WITHOUT_NUMBERS) == 0) {
            own = Arrays.copyOfRange(numbers, row * width, (row + 1) * width);
        }
        return new Computed(own, others == null ? null : others[row], errors == null ? null : errors[row], (kinds[row] & FATAL) != 0,
                attempts(row), nanos[row]);
    }

    @Override
    public int failures() {
        int failures = 0;
        for (int row = 0; errors != null && row < errors.length; row++) {
            failures += errors[row] == null ? 0 : 1;
        }
        return failures;
    }

    /// Takes the rows of a chunk on its worker, one after the other. Used by one thread.
    static final class Maker {
        private final int width;
        private final double[] numbers;
        private final byte[] kinds;
        private final long[] nanos;
        private int[] attempts;
        private Object[][] others;
        private Throwable[] errors;
        private int row;

        Maker(int rows, int width) {
            this.width = width;
            this.numbers = new double[Math.multiplyExact(rows, width)];
            this.kinds = new byte[rows];
            this.nanos = new long[rows];
        }

        /// Sets a number of the present row.
        void number(int index, double value) {
            numbers[row * width + index] = value;
        }

        /// The arrays and texts of the present row.
        void others(Object[] values) {
            if (others == null) {
                others = new Object[kinds.length][];
            }
            others[row] = values;
        }

        /// Ends the present row, which has its outputs.
        void done(int attempt, long took) {
            end(RowStatus.DONE, false, attempt, took);
        }

        /// Ends the present row, which was not wanted.
        void skipped(int attempt, long took) {
            end(RowStatus.SKIPPED, false, attempt, took);
        }

        /// Ends the present row.
        ///
        /// @param isFatal whether the sweep itself is wrong, so that every point would fail
        void failed(Throwable error, boolean isFatal, int attempt, long took) {
            if (errors == null) {
                errors = new Throwable[kinds.length];
            }
            errors[row] = TravellingError.of(error);
            end(RowStatus.FAILED, isFatal, attempt, took);
        }

        private void end(RowStatus status, boolean isFatal, int attempt, long took) {
            if (status != RowStatus.DONE) {
                Arrays.fill(numbers, row * width, (row + 1) * width, 0);
                if (others != null) {
                    others[row] = null;
                }
            }
            kinds[row] = (byte) ((status == RowStatus.DONE ? DONE : WITHOUT_NUMBERS) | (isFatal ? FATAL : 0));
            nanos[row] = took;
            if (attempt != 1 && attempts == null) {
                attempts = new int[kinds.length];
                Arrays.fill(attempts, 1);
            }
            if (attempts != null) {
                attempts[row] = attempt;
            }
            row++;
        }

        /// The rows that have ended.
        ComputedRows rows() {
            if (row == kinds.length) {
                return new ComputedRows(width, numbers, kinds, nanos, attempts, others, errors);
            }
            return new ComputedRows(width, Arrays.copyOf(numbers, row * width), Arrays.copyOf(kinds, row), Arrays.copyOf(nanos, row),
                    attempts == null ? null : Arrays.copyOf(attempts, row), others == null ? null : Arrays.copyOf(others, row),
                    errors == null ? null : Arrays.copyOf(errors, row));
        }
    }
}
