package dev.tandem.engine.sweep;

import java.util.List;
import java.util.Map;

/// A value for each parameter of a sweep: what its outputs are computed from. Immutable.
public final class Point {
    private final Names names;
    private final double[] values;

    Point(Names names, double[] values) {
        this.names = names;
        this.values = values;
    }

    /// A point for trying an output without a sweep.
    public static Point of(Map<String, Double> values) {
        List<String> names = List.copyOf(values.keySet());
        return new Point(new Names(names), names.stream().mapToDouble(values::get).toArray());
    }

    /// The value of a parameter.
    ///
    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public double get(String parameter) {
        return values[names.indexOf(parameter)];
    }

    /// The parameters in the order of the sweep.
    public List<String> names() {
        return names.list();
    }

    /// The values in the order of the names, in an array of their own.
    public double[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "Point[" + names.describe(values) + "]";
    }
}
