package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.point.Design;
import dev.tandem.engine.internal.table.Marks;
import dev.tandem.engine.internal.table.Names;
import dev.tandem.engine.internal.table.TableLimits;
import dev.tandem.engine.pool.WorkerPool;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sweep with further points around each of its points, where one parameter differs a little; for local
/// sensitivities. Immutable.
public final class DifferentialSweep {
    private final SweepPlan plan;
    private final List<Perturbation> perturbations;

    /// How one parameter differs.
    ///
    /// @param parameter its index
    private record Perturbation(int parameter, How how, double[] amounts) {
        double applied(double nominal, double width, double amount) {
            return switch (how) {
                case SUM -> nominal + amount;
                case PRODUCT -> nominal * amount;
                case PERCENTILE -> nominal + amount * width;
            };
        }
    }

    private enum How { SUM, PRODUCT, PERCENTILE }

    private DifferentialSweep(SweepPlan plan, List<Perturbation> perturbations) {
        this.plan = plan;
        this.perturbations = perturbations;
    }

    static DifferentialSweep around(SweepPlan plan) {
        return new DifferentialSweep(plan, List.of());
    }

    /// Adds points where each of the amounts is added to a parameter.
    ///
    /// @throws IllegalArgumentException when there are no amounts or one is not finite, as in the other methods
    public DifferentialSweep sum(String parameter, double... amounts) {
        return with(parameter, How.SUM, amounts);
    }

    /// Adds points where a parameter is multiplied by each of the factors.
    public DifferentialSweep product(String parameter, double... factors) {
        return with(parameter, How.PRODUCT, factors);
    }

    /// Adds points where each of the parts of the parameter's whole range is added to it: 0.01 is one hundredth of
    /// what lies between its bounds, or between its least and its greatest sample when it has none.
    public DifferentialSweep percentile(String parameter, double... parts) {
        return with(parameter, How.PERCENTILE, parts);
    }

    private DifferentialSweep with(String parameter, How how, double[] amounts) {
        if (amounts.length == 0 || !Arrays.stream(amounts).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a perturbation needs finite amounts: parameter=" + parameter + ", amounts="
                    + Arrays.toString(amounts) + ", sweep=" + plan.name());
        }
        List<Perturbation> more = new ArrayList<>(perturbations);
        more.add(new Perturbation(new Names(plan.parameterNames()).indexOf(parameter), how, amounts.clone()));
        return new DifferentialSweep(plan, more);
    }

    /// Computes all points, those of the sweep itself and those around them.
    ///
    /// @throws TandemException when there is nothing around the points, or for the reasons of [Sweep#run]
    public DifferentialResult run(WorkerPool pool) {
        plan.requireComplete();
        if (perturbations.isEmpty()) {
            throw new TandemException("a differential sweep needs a perturbation: sweep=" + plan.name());
        }
        Design nominal = Design.of(plan.parameters());
        int around = perturbations.stream().mapToInt(p -> p.amounts().length).sum();
        long points = nominal.size() * (1L + around);
        TableLimits.requireRows(BigInteger.valueOf(points), plan.parameters().size());
        double[][] values = new double[plan.parameters().size()][(int) points];
        for (int row = 0; row < nominal.size(); row++) {
            fill(values, row * (1 + around), nominal, nominal.values(row));
        }
        SweepResult table = RunningSweep.during(SweepExecution.fresh(plan, Design.of(plan.parameters(), values, true),
                Rounds.ONE.of("differential sweep"), pool));
        return new DifferentialResult(table, 1 + around,
                perturbations.stream().flatMap(p -> Arrays.stream(p.amounts()).mapToObj(a -> p.parameter())).toList());
    }

    private void fill(double[][] values, int first, Design design, double[] nominal) {
        put(values, first, nominal);
        int row = first + 1;
        for (Perturbation perturbation : perturbations) {
            double width = perturbation.how() == How.PERCENTILE ? width(perturbation.parameter(), design) : 0;
            for (double amount : perturbation.amounts()) {
                double[] point = nominal.clone();
                point[perturbation.parameter()] = perturbation.applied(point[perturbation.parameter()], width, amount);
                put(values, row++, point);
            }
        }
    }

    private double width(int parameter, Design design) {
        Marks marks = plan.parameters().get(parameter).marks();
        double[] axis = design.values()[parameter];
        double bounds = marks.upper() - marks.lower();
        double width = bounds <= Double.MAX_VALUE ? bounds
                : Arrays.stream(axis).max().orElse(0) - Arrays.stream(axis).min().orElse(0);
        if (!(width > 0)) {
            throw new TandemException("a parameter without a range has no parts of it, give it bounds: sweep=" + plan.name()
                    + ", parameter=" + plan.parameterNames().get(parameter) + ", range=" + width);
        }
        return width;
    }

    private static void put(double[][] values, int row, double[] point) {
        for (int k = 0; k < point.length; k++) {
            values[k][row] = point[k];
        }
    }
}
