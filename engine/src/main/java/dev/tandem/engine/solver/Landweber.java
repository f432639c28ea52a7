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
        super(setting, start, rule);
        settle(start.dup('c'));
        begin();
        stepSize = 1 / squaredNorm(at.derivative());
    }

    /// @param stepSize the factor s, positive
    public Landweber(Setting setting, INDArray start, StopRule rule, double stepSize) {
        super(setting, start, rule);
        if (!(stepSize > 0 && stepSize <= Double.MAX_VALUE)) {
            throw new TandemException("a step size must be positive and finite: stepSize=" + stepSize);
        }
        this.stepSize = stepSize;
        settle(start.dup('c'));
        begin();
    }

    private double squaredNorm(Operator t) {
        INDArray v = t.domain().random(1);
        double square = 0;
        for (int i = 0; i < POWER_STEPS; i++) {
            v.divi(setting().domain().norm(v));
            v = setting().adjoint(t, t.evaluate(v));
            square = requireFinite("F'(x)*F'(x)", v, setting().domain().norm(v));
            if (!(1 / square <= Double.MAX_VALUE)) {
                throw new TandemException("derivative is zero at the start, or its square is: square=" + square + ", operator="
                        + setting().operator());
            }
        }
        return square;
    }

    @Override
    void settle(INDArray next) {
        x = next;
        at = setting().operator().linearizeKept(x);
        residual = at.value().sub(setting().data());
    }

    @Override
    INDArray advance() {
        return x.sub(setting().adjoint(at.derivative(), residual).muli(stepSize));
    }

    @Override
    INDArray iterate() {
        return x;
    }

    @Override
    INDArray residual() {
        return residual;
    }
}
