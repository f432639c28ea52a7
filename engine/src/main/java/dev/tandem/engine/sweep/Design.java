package dev.tandem.engine.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which point belongs to which row of the table: fixed samples are meshed, the last parameter fastest; of
/// random ones the n-th of each parameter make the n-th row. Travels to workers once, instead of every point.
///
/// @param values the values of each parameter
/// @param joint whether the values are rows already
record Design(Names names, double[][] values, boolean joint) {
    /// @throws IllegalArgumentException when fixed and random samples are mixed, random ones differ in number,
    ///     or there are more points than a table can have rows
    static Design of(Map<String, Samples> parameters) {
        boolean joint = isJoint(parameters);
        BigInteger points = points(parameters, joint);
        if (points.bitLength() >= Integer.SIZE) {
            throw new IllegalArgumentException("too many points: points=" + points + ", limit=" + Integer.MAX_VALUE);
        }
        List<double[]> values = new ArrayList<>();
        parameters.values().forEach(samples -> values.add(samples.values(values.size())));
        return new Design(new Names(List.copyOf(parameters.keySet())), values.toArray(double[][]::new), joint);
    }

    private static boolean isJoint(Map<String, Samples> parameters) {
        List<String> random = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        parameters.forEach((name, samples) -> (samples instanceof Samples.Random ? random : fixed).add(name));
        if (!random.isEmpty() && !fixed.isEmpty()) {
            throw new IllegalArgumentException(
                    "fixed and random samples cannot be mixed: fixed=" + fixed + ", random=" + random);
        }
        if (!random.isEmpty() && parameters.values().stream().mapToInt(Samples::count).distinct().count() > 1) {
            throw new IllegalArgumentException("random samples make rows and must be equally many: counts="
                    + parameters.values().stream().map(Samples::count).toList() + ", parameters=" + random);
        }
        return !random.isEmpty();
    }

    private static BigInteger points(Map<String, Samples> parameters, boolean joint) {
        return parameters.values().stream().limit(joint ? 1 : parameters.size())
                .map(samples -> BigInteger.valueOf(samples.count())).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    int size() {
        if (joint) {
            return values[0].length;
        }
        int size = 1;
        for (double[] axis : values) {
            size *= axis.length;
        }
        return size;
    }

    Point point(int row) {
        double[] at = new double[values.length];
        int rest = row;
        for (int k = at.length - 1; k >= 0; k--) {
            int n = values[k].length;
            at[k] = joint ? values[k][row] : values[k][rest % n];
            rest /= n;
        }
        return new Point(names, at);
    }
}
