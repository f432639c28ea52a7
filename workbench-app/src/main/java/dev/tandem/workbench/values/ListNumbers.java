package dev.tandem.workbench.values;

import java.util.Arrays;
import java.util.List;

/// The numbers of a list of the JDK that has them by their index; null, which a list may hold, is no number.
record ListNumbers(List<?> list, long[] shape) implements Numbers {
    private static final int LOOKED_AT = 64;

    /// @return null when something else is in it, or nothing at all
    static ListNumbers of(List<?> list, boolean whole) {
        try {
            int size = list.size();
            int step = whole || size <= LOOKED_AT ? 1 : size / LOOKED_AT;
            boolean hasNumber = false;
            for (int i = 0; i < size; i += step) {
                Object each = list.get(i);
                if (each != null && !isNumber(each)) {
                    return null;
                }
                hasNumber |= each != null;
            }
            return hasNumber ? new ListNumbers(list, new long[] {size}) : null;
        } catch (RuntimeException e) {
            // It becomes shorter at this moment.
            return null;
        }
    }

    static boolean isNumber(Object value) {
        return value instanceof Number && value.getClass().getClassLoader() == null;
    }

    @Override
    public double number(long index) {
        Object each = list.get((int) index);
        return each != null && isNumber(each) ? ((Number) each).doubleValue() : Double.NaN;
    }

    @Override
    public String entry(long index) {
        Object each = list.get((int) index);
        return each == null || isNumber(each) ? String.valueOf(each) : Sketch.sample(each);
    }

    @Override
    public long bytes() {
        return -1;
    }

    @Override
    public Numbers copy() {
        return new ListNumbers(Arrays.asList(list.toArray()), shape);
    }
}
