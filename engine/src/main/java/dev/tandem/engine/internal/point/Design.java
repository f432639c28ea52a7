package dev.tandem.engine.internal.point;

import dev.tandem.engine.internal.table.Names;
import dev.tandem.engine.internal.table.TableLimits;
import dev.tandem.engine.sweep.point.Point;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.Samples;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Which point belongs to which row of the table: fixed samples are meshed, the last parameter fastest; of
/// random ones the n-th of each parameter make the n-th row. Travels to workers once, instead of every point.
///
/// @param values the values of each parameter
/// @param modes what each parameter sets
/// @param joint whether the values are rows already
public record Design(Names names, double[][] values, List<SetMode> modes, boolean joint) {
    /// @throws IllegalArgumentException when fixed and random samples are mixed, random ones differ in number,
    ///     or there are more points than a table can have rows, or the memory can hold
    public static Design of(List<Parameter> parameters) {
        return of(parameters, 1);
    }

    /// @param rounds how often random samples are drawn, one round after the other
    public static Design of(List<Parameter> parameters, int rounds) {
        boolean joint = isJoint(parameters);
        BigInteger points = points(parameters, joint).multiply(BigInteger.valueOf(rounds));
        TableLimits.requireRows(points, parameters.size());
        double[][] values = new double[parameters.size()][];
        for (int k = 0; k < values.length; k++) {
            values[k] = parameters.get(k).samples().values(k);
            for (int round = 1; round < rounds; round++) {
                double[] more = ((Samples.Random) parameters.get(k).samples()).values(k, round);
                int end = values[k].length;
                values[k] = Arrays.copyOf(values[k], end + more.length);
                System.arraycopy(more, 0, values[k], end, more.length);
            }
        }
        return of(parameters, values, joint);
    }

    public static Design of(List<Parameter> parameters, double[][] values, boolean joint) {
        return new Design(new Names(parameters.stream().map(Parameter::name).toList()), values,
                parameters.stream().map(Parameter::mode).toList(), joint);
    }

    public static boolean isJoint(List<Parameter> parameters) {
        List<String> random = names(parameters, true);
        List<String> fixed = names(parameters, false);
        if (!random.isEmpty() && !fixed.isEmpty()) {
            throw new IllegalArgumentException(
                    "fixed and random samples cannot be mixed: fixed=" + fixed + ", random=" + random);
        }
        List<Integer> counts = parameters.stream().map(p -> p.samples().count()).toList();
        if (!random.isEmpty() && counts.stream().distinct().count() > 1) {
            throw new IllegalArgumentException("random samples make rows and must be equally many: counts=" + counts
                    + ", parameters=" + random);
        }
        return !random.isEmpty();
    }

    private static List<String> names(List<Parameter> parameters, boolean random) {
        return parameters.stream().filter(p -> p.samples() instanceof Samples.Random == random).map(Parameter::name)
                .toList();
    }

    private static BigInteger points(List<Parameter> parameters, boolean joint) {
        return parameters.stream().limit(joint ? 1 : parameters.size())
                .map(p -> BigInteger.valueOf(p.samples().count())).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    public int size() {
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
        return new Point(names, values(row), modes);
    }

    /// The values of a parameter in all rows.
    public double[] column(int parameter) {
        double[] own = values[parameter];
        if (joint) {
            return own.clone();
        }
        double[] column = new double[size()];
        int period = 1;
        for (int k = parameter + 1; k < values.length; k++) {
            period *= values[k].length;
        }
        for (int row = 0; row < column.length; row += period) {
            Arrays.fill(column, row, row + period, own[row / period % own.length]);
        }
        return column;
    }

    public double[] values(int row) {
        double[] at = new double[values.length];
        int rest = row;
        for (int k = at.length - 1; k > 0; k--) {
            int n = values[k].length;
            at[k] = joint ? values[k][row] : values[k][rest % n];
            rest = joint ? row : rest / n;
        }
        at[0] = values[0][rest];
        return at;
    }
}
