package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.operator.Linearization;
import dev.tandem.engine.operator.Operator;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Landweber's iteration, x <- x - s F'(x)* (F(x) - y): slow, but for linear and other operators alike.
///
/// Converges for steps s below 2 / |F'|^2. Source: Hanke, Neubauer and Scherzer, A convergence analysis of the Landweber
/// iteration for nonlinear ill-posed problems, Numer. Math. 72 (1995).
public final class Landweber extends Solver {
    private static final int POWER_STEPS = 20;

    private final double stepSize;
    private INDArray x;
    private Linearization at;
    private INDArray residual;

    /// With the step 1 / |F'(start)|^2, estimated by power iteration.
    public Landweber(Setting setting, INDArray start, StopRule rule) {
        this(setting, start, rule, Double.NaN);
    }

    /// @param stepSize the factor s
    public Landweber(Setting setting, INDArray start, StopRule rule, double stepSize) {
        super(setting, rule);
        moveTo(start.dup('c'));
        this.stepSize = Double.isNaN(stepSize) ? 1 / squaredNorm(at.derivative()) : stepSize;
    }

    private double squaredNorm(Operator t) {
        INDArray v = t.domain().random(1);
        double square = 0;
        for (int i = 0; i < POWER_STEPS; i++) {
            v.divi(setting().domain().norm(v));
            v = setting().adjoint(t, t.evaluate(v));
            square = setting().domain().norm(v);
            if (square == 0) {
                throw new TandemException("derivative is zero at the start: operator=" + setting().operator());
            }
        }
        return square;
    }

    private void moveTo(INDArray point) {
        x = point;
        at = setting().operator().linearizeKept(x);
        residual = at.value().sub(setting().data());
    }

    @Override
    void step() {
        moveTo(x.sub(setting().adjoint(at.derivative(), residual).muli(stepSize)));
    }

    @Override
    INDArray iterate() {
        return x;
    }

    @Override
    double residualNorm() {
        return setting().codomain().norm(residual);
    }
}
