package dev.tandem.engine.internal.point;

import dev.tandem.engine.internal.map.Neighbour;
import dev.tandem.engine.internal.worker.TravellingError;
import dev.tandem.engine.sweep.store.RowStatus;

/// What became of a point on its worker.
///
/// @param numbers the outputs that are numbers, or null when the point failed or was skipped
/// @param others the outputs that are arrays and texts, or null
/// @param error what was thrown, or null
/// @param isFatal whether the sweep itself is wrong, so that every point would fail
public record Computed(double[] numbers, Object[] others, Throwable error, boolean isFatal, int attempts, long nanos)
        implements Neighbour {
    /// Fit to leave its worker, which costs more than many a point: only for the last attempt.
    Computed travelling() {
        return error == null ? this : new Computed(numbers, others, TravellingError.of(error), isFatal, attempts, nanos);
    }

    @Override
    public Together together(Object[] all) {
        return Rows.of(all);
    }

    boolean wasSkipped() {
        return error == null && numbers == null;
    }

    public RowStatus status() {
        return error != null ? RowStatus.FAILED : numbers == null ? RowStatus.SKIPPED : RowStatus.DONE;
    }

    /// What became of neighbouring points, in columns: a sweep of quick points spends most of its time on taking each row apart and
    /// building it again.
    ///
    /// @param width how many outputs are numbers
    /// @param numbers those of each row after those of the row before; of rows without numbers zeros
    /// @param kinds of each row whether it has numbers, and whether its error is fatal
    /// @param attempts of each row; null when all took one
    /// @param others the arrays and texts of each row; null when no row has any
    /// @param errors of each row; null when there are none
    record Rows(int width, double[] numbers, byte[] kinds, long[] nanos, int[] attempts, Object[][] others, Throwable[] errors)
            implements Neighbour.Together {
        private static final byte WITHOUT_NUMBERS = 1;
        private static final byte FATAL = 2;

        static Rows of(Object[] rows) {
            int width = 0;
            boolean repeats = false;
            boolean hasOthers = false;
            boolean hasErrors = false;
            for (Object each : rows) {
                Computed row = (Computed) each;
                width = row.numbers() == null ? width : row.numbers().length;
                repeats |= row.attempts() != 1;
                hasOthers |= row.others() != null;
                hasErrors |= row.error() != null;
            }
            Rows columns = new Rows(width, new double[Math.multiplyExact(rows.length, width)], new byte[rows.length],
                    new long[rows.length], repeats ? new int[rows.length] : null, hasOthers ? new Object[rows.length][] : null,
                    hasErrors ? new Throwable[rows.length] : null);
            for (int i = 0; i < rows.length; i++) {
                columns.set(i, (Computed) rows[i]);
            }
            return columns;
        }

        private void set(int i, Computed row) {
            kinds[i] = (byte) ((row.numbers() == null ? WITHOUT_NUMBERS : 0) | (row.isFatal() ? FATAL : 0));
            nanos[i] = row.nanos();
            if (row.numbers() != null) {
                System.arraycopy(row.numbers(), 0, numbers, i * width, width);
            }
            if (attempts != null) {
                attempts[i] = row.attempts();
            }
            if (others != null) {
                others[i] = row.others();
            }
            if (errors != null) {
                errors[i] = row.error();
            }
        }

        @Override
        public Object[] values() {
            Object[] rows = new Object[kinds.length];
            for (int i = 0; i < rows.length; i++) {
                double[] own = null;
                if ((kinds[i] & WITHOUT_NUMBERS) == 0) {
                    own = new double[width];
                    System.arraycopy(numbers, i * width, own, 0, width);
                }
                rows[i] = new Computed(own, others == null ? null : others[i], errors == null ? null : errors[i], (kinds[i] & FATAL) != 0,
                        attempts == null ? 1 : attempts[i], nanos[i]);
            }
            return rows;
        }
    }
}
