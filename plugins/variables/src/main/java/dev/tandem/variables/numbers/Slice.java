package dev.tandem.variables.numbers;

import dev.tandem.plugin.ScriptValue;
import java.util.Arrays;

/// Two axes of the numbers of a value as rows and columns, at one place along all others. Immutable; any thread.
///
/// @param rowAxis which axis goes down, or -1 where there is none
/// @param columnAxis which one goes to the right, or -1 where there is one column
/// @param at the place along each axis, of which that of the two counts for nothing
public record Slice(ScriptValue value, int rowAxis, int columnAxis, long[] at) {
    /// The last two axes, at the beginning of all others.
    public static Slice of(ScriptValue value) {
        int rank = value.shape().size();
        return rank < 2 ? new Slice(value, rank - 1, -1, new long[rank]) : new Slice(value, rank - 2, rank - 1, new long[rank]);
    }

    public Slice {
        at = at.clone();
    }

    @Override
    public long[] at() {
        return at.clone();
    }

    public Slice at(int axis, long place) {
        long[] moved = at.clone();
        moved[axis] = place;
        return new Slice(value, rowAxis, columnAxis, moved);
    }

    public Slice axes(int down, int right) {
        return new Slice(value, down, right, at);
    }

    /// Whether an axis is neither rows nor columns.
    public boolean isFixed(int axis) {
        return axis != rowAxis && axis != columnAxis;
    }

    public long rows() {
        return value.size() == 0 ? 0 : length(rowAxis);
    }

    public long columns() {
        return value.size() == 0 ? 0 : length(columnAxis);
    }

    private long length(int axis) {
        return axis < 0 ? 1 : value.shape().get(axis);
    }

    /// Where a number is in the value.
    public long index(long row, long column) {
        long index = 0;
        for (int axis = 0; axis < at.length; axis++) {
            long place = axis == rowAxis ? row : axis == columnAxis ? column : at[axis];
            index = index * value.shape().get(axis) + place;
        }
        return index;
    }

    /// @throws IllegalStateException when it cannot be read any more
    public double number(long row, long column) {
        return value.number(index(row, column));
    }

    /// Some rows of one column.
    Blocks down(long column, long from, long to, Looking looking) {
        return new Blocks(value, index(from, column), stride(rowAxis), to - from, looking);
    }

    /// All columns of a row.
    Blocks right(long row, Looking looking) {
        return new Blocks(value, index(row, 0), stride(columnAxis), columns(), looking);
    }

    private long stride(int axis) {
        long stride = 1;
        for (int later = axis < 0 ? at.length : axis + 1; later < at.length; later++) {
            stride *= value.shape().get(later);
        }
        return stride;
    }

    public String column(long column) {
        return value.columns().isEmpty() ? Long.toString(column) : value.columns().get((int) column);
    }

    /// Such as `[2, :, :]`, or nothing where all is shown.
    public String place() {
        if (at.length <= 2) {
            return "";
        }
        StringBuilder text = new StringBuilder("[");
        for (int axis = 0; axis < at.length; axis++) {
            text.append(axis == 0 ? "" : ", ").append(isFixed(axis) ? Long.toString(at[axis]) : ":");
        }
        return text.append(']').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice && value == slice.value && rowAxis == slice.rowAxis && columnAxis == slice.columnAxis
                && Arrays.equals(at, slice.at);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(at) + 31 * rowAxis + 7 * columnAxis;
    }
}
