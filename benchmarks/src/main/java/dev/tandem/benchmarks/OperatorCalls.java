package dev.tandem.benchmarks;

import dev.tandem.engine.operator.Linearization;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.VectorOfOperators;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Two operators on two workers, and the same two one after the other in this process.
final class OperatorCalls implements Section {
    private static final int SMALL = 10;
    private static final int LARGE = 1_000_000;
    private static final int HUGE = 10_000_000;
    private static final int CALLS = 500;
    /// As an iterative solver calls them, with no collection of garbage between but what the engine itself asks for.
    private static final int LOOP = 10;
    private static final int PLACES = 1000;
    private static final int STEPS = 20_000;

    /// One after the other is measured first, as what is to be beaten.
    private enum Way {
        ONE_AFTER_THE_OTHER, PARALLEL;

        String what(String done) {
            return done + (this == PARALLEL ? " on two workers" : ", one after the other here");
        }

        double goal(double parallel) {
            return this == PARALLEL ? parallel : Double.NaN;
        }
    }

    /// Something that is done with an operator.
    private interface Use {
        void of(Operator operator);
    }

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public void measure(Report report) {
        INDArray few = VectorSpace.real(SMALL).random(1);
        Operator factor = scaling(SMALL);
        report.floor("the component alone, n = 10", Unit.MICROSECONDS, Repeats.of(20, 40).each(CALLS), () -> {
            for (int i = 0; i < CALLS; i++) {
                factor.evaluate(few);
            }
        });
        Use evaluations = each -> {
            for (int i = 0; i < CALLS; i++) {
                each.evaluate(few);
            }
        };
        compare(report, factor, "evaluation, n = 10", Unit.MICROSECONDS, 45, Repeats.of(20, 40).each(CALLS), evaluations);
        INDArray many = VectorSpace.real(LARGE).random(1);
        compare(report, scaling(LARGE), "evaluation, n = 10^6", Unit.MILLISECONDS, 5, Repeats.of(10, 30),
                each -> each.evaluate(many));
        derivatives(report, many);
        INDArray most = VectorSpace.real(HUGE).random(1);
        compare(report, scaling(HUGE), "evaluation, n = 10^7", Unit.MILLISECONDS, 60, Repeats.of(3, 10),
                each -> each.evaluate(most));
        INDArray start = VectorSpace.real(PLACES).ones().muli(0.5);
        for (Way way : Way.values()) {
            with(way, iteration(), both -> report.floor(way.what("20 million steps each"), Unit.MILLISECONDS, Repeats.of(20, 20),
                    () -> both.evaluate(start)));
        }
    }

    private static void derivatives(Report report, INDArray x) {
        VectorSpace space = VectorSpace.real(x.length());
        Operator square = Operator.of(space, space, a -> a.mul(a))
                .derivative((a, h) -> a.mul(h).muli(2), (a, y) -> a.mul(y).muli(2));
        INDArray y = VectorSpace.real(2 * x.length()).random(2);
        for (Way way : Way.values()) {
            with(way, square, both -> {
                Linearization at = both.linearize(x);
                report.goalOfLongArrays(way.what("derivative, n = 10^6"), Unit.MILLISECONDS, Double.NaN, Repeats.of(8, 20),
                        () -> at.derivative().evaluate(x));
                report.goalOfLongArrays(way.what("adjoint, n = 10^6"), Unit.MILLISECONDS, Double.NaN, Repeats.of(8, 20),
                        () -> at.derivative().adjoint(y));
                report.goalOfLongArrays(way.what("derivative and adjoint in a loop, n = 10^6"), Unit.MILLISECONDS, Double.NaN,
                        Repeats.of(1, 5).each(LOOP), () -> {
                            for (int i = 0; i < LOOP; i++) {
                                at.derivative().adjoint(at.derivative().evaluate(x));
                            }
                        });
            });
        }
    }

    private static void compare(Report report, Operator one, String what, Unit unit, double goal, Repeats rounds, Use use) {
        for (Way way : Way.values()) {
            with(way, one, both -> {
                if (unit == Unit.MICROSECONDS) {
                    report.goal(way.what(what), unit, way.goal(goal), rounds, () -> use.of(both));
                } else {
                    report.goalOfLongArrays(way.what(what), unit, way.goal(goal), rounds, () -> use.of(both));
                }
            });
        }
    }

    private static void with(Way way, Operator one, Use use) {
        List<Operator> both = List.of(one, one);
        if (way == Way.ONE_AFTER_THE_OTHER) {
            use.of(new VectorOfOperators(both));
            return;
        }
        try (ParallelVectorOfOperators parallel = new ParallelVectorOfOperators(both)) {
            use.of(parallel);
        }
    }

    private static Operator scaling(long n) {
        VectorSpace space = VectorSpace.real(n);
        return Operator.linear(space, space, x -> x.mul(2), y -> y.mul(2));
    }

    /// The logistic map many times, in plain Java, so that one evaluation keeps one core busy.
    private static Operator iteration() {
        VectorSpace space = VectorSpace.real(PLACES);
        return Operator.of(space, space, x -> {
            double[] values = space.numbers(x);
            for (int i = 0; i < values.length; i++) {
                for (int k = 0; k < STEPS; k++) {
                    values[i] = 3.7 * values[i] * (1 - values[i]);
                }
            }
            return space.vector(values);
        });
    }
}
