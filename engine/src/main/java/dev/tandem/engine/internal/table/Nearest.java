package dev.tandem.engine.internal.table;

/// Finds the rows that are nearest to another: a k-d tree over their coordinates. For one thread.
///
/// Each part of `rows` with more than a few has its middle at the median of one axis, what lies before on its left; the
/// axes take turns. Source: J. L. Bentley, Communications of the ACM 18 (1975), 509-517.
final class Nearest {
    private static final int FEW = 8;

    private final double[][] axes;
    private final int[] rows;
    /// What the search has found so far, in the order of distance.
    private final int[] found;
    private final double[] distances;
    private int size;

    /// @param axes the coordinates of all rows, axis by axis
    /// @param rows those that may be found
    /// @param most how many are looked for
    Nearest(double[][] axes, int[] rows, int most) {
        this.axes = axes;
        this.rows = rows.clone();
        this.found = new int[Math.min(most, rows.length)];
        this.distances = new double[found.length];
        if (axes.length > 0) {
            order(0, rows.length, 0);
        }
    }

    private void order(int from, int to, int axis) {
        if (to - from > FEW) {
            int middle = (from + to) >>> 1;
            select(axes[axis], from, to - 1, middle);
            int next = (axis + 1) % axes.length;
            order(from, middle, next);
            order(middle + 1, to, next);
        }
    }

    /// Hoare's selection: what belongs in the middle gets there, and what is less before it.
    private void select(double[] axis, int first, int last, int middle) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = axis[rows[(low + high) >>> 1]];
            int i = low;
            int j = high;
            while (i <= j) {
                while (axis[rows[i]] < pivot) {
                    i++;
                }
                while (axis[rows[j]] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int kept = rows[i];
                    rows[i++] = rows[j];
                    rows[j--] = kept;
                }
            }
            // Between the two there are only values like the pivot.
            high = middle <= j ? j : high;
            low = middle >= i ? i : low;
            if (middle > j && middle < i) {
                return;
            }
        }
    }

    /// The nearest rows, the very nearest first, in an array that the next call changes.
    int[] to(int row) {
        size = 0;
        search(row, 0, rows.length, 0);
        return found;
    }

    private void search(int row, int from, int to, int axis) {
        if (to - from <= FEW || axes.length == 0) {
            for (int i = from; i < to; i++) {
                offer(row, rows[i]);
            }
            return;
        }
        int middle = (from + to) >>> 1;
        double beyond = axes[axis][row] - axes[axis][rows[middle]];
        int next = (axis + 1) % axes.length;
        search(row, beyond <= 0 ? from : middle + 1, beyond <= 0 ? middle : to, next);
        offer(row, rows[middle]);
        if (size < found.length || beyond * beyond <= distances[size - 1]) {
            search(row, beyond <= 0 ? middle + 1 : from, beyond <= 0 ? to : middle, next);
        }
    }

    /// Of two at the same distance the one of the lesser number is nearer.
    private void offer(int row, int other) {
        double distance = distance(row, other);
        int place = size;
        while (place > 0 && (distances[place - 1] > distance || distances[place - 1] == distance && found[place - 1] > other)) {
            place--;
        }
        if (place < found.length) {
            size = Math.min(size + 1, found.length);
            System.arraycopy(found, place, found, place + 1, size - 1 - place);
            System.arraycopy(distances, place, distances, place + 1, size - 1 - place);
            found[place] = other;
            distances[place] = distance;
        }
    }

    /// Squared.
    double distance(int row, int other) {
        double sum = 0;
        for (double[] axis : axes) {
            sum += (axis[other] - axis[row]) * (axis[other] - axis[row]);
        }
        return sum;
    }
}
