package dev.tandem.workbench.values;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// The numbers of a Java array of primitives, or of arrays of such that are all of one length.
///
/// @param array of as many axes as Java has for it, or of one with all numbers of a longer shape
record ArrayNumbers(Object array, long[] shape) implements Numbers {
    private static final int LOOKED_AT = 16;

    /// @return null when it is no array of primitives, or rows differ in length
    static ArrayNumbers of(Object array, boolean whole) {
        Class<?> element = array.getClass();
        int rank = 0;
        for (; element.isArray(); element = element.getComponentType()) {
            rank++;
        }
        if (!element.isPrimitive()) {
            return null;
        }
        long[] shape = new long[rank];
        Arrays.fill(shape, -1);
        return measure(array, shape, 0, whole) ? new ArrayNumbers(array, zeroUnknown(shape)) : null;
    }

    /// Nothing is known of the rows of an array without rows.
    private static long[] zeroUnknown(long[] shape) {
        return Arrays.stream(shape).map(each -> Math.max(0, each)).toArray();
    }

    private static boolean measure(Object array, long[] shape, int axis, boolean whole) {
        int length = array == null ? -1 : Array.getLength(array);
        if (length < 0 || shape[axis] >= 0 && shape[axis] != length) {
            return false;
        }
        shape[axis] = length;
        if (axis + 1 < shape.length) {
            Object[] rows = (Object[]) array;
            int step = whole || length <= LOOKED_AT ? 1 : length / LOOKED_AT;
            for (int i = 0; i < length; i += step) {
                if (!measure(rows[i], shape, axis + 1, whole)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// How long a ragged array is, with -1 for its rows.
    static long[] raggedShape(Object array) {
        return array.getClass().getComponentType().isArray() ? new long[] {Array.getLength(array), -1} : new long[] {Array.getLength(array)};
    }

    @Override
    public double number(long index) {
        Object row = row(index);
        return reader(row).applyAsDouble(at(row, index));
    }

    /// Looks for each row once.
    @Override
    public void numbers(long first, long step, double[] into, int count) {
        long length = array instanceof Object[] ? shape[shape.length - 1] : size();
        for (int done = 0; done < count;) {
            long index = first + done * step;
            Object row = row(index);
            long at = at(row, index);
            IntToDoubleFunction reader = reader(row);
            for (; at < length && done < count; at += step) {
                into[done++] = reader.applyAsDouble((int) at);
            }
        }
    }

    private static IntToDoubleFunction reader(Object row) {
        return switch (row) {
            case double[] a -> i -> a[i];
            case float[] a -> i -> a[i];
            case int[] a -> i -> a[i];
            case long[] a -> i -> a[i];
            case short[] a -> i -> a[i];
            case byte[] a -> i -> a[i];
            case char[] a -> i -> a[i];
            case boolean[] a -> i -> a[i] ? 1 : 0;
            default -> throw new IllegalStateException("no numbers: type=" + row.getClass().getName());
        };
    }

    @Override
    public String entry(long index) {
        Object row = row(index);
        return String.valueOf(Array.get(row, at(row, index)));
    }

    private Object row(long index) {
        Object row = array;
        long left = index;
        long inner = size();
        for (int axis = 0; row instanceof Object[] rows; axis++) {
            inner /= shape[axis];
            row = rows[(int) (left / inner)];
            left %= inner;
        }
        if (row == null) {
            throw new IllegalStateException("a row was taken away");
        }
        return row;
    }

    private int at(Object row, long index) {
        return (int) (row == array ? index : index % shape[shape.length - 1]);
    }

    @Override
    public long bytes() {
        Class<?> element = array.getClass();
        while (element.isArray()) {
            element = element.getComponentType();
        }
        int each = switch (element.getName()) {
            case "double", "long" -> Double.BYTES;
            case "float", "int" -> Float.BYTES;
            case "short", "char" -> Short.BYTES;
            default -> 1;
        };
        return size() * each;
    }

    @Override
    public Numbers copy() {
        return new ArrayNumbers(copy(array), shape);
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        if (array instanceof Object[] rows) {
            for (int i = 0; i < length; i++) {
                Array.set(copy, i, copy(rows[i]));
            }
        } else {
            System.arraycopy(array, 0, copy, 0, length);
        }
        return copy;
    }
}
