package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.operator.Linearization;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The iteratively regularised Gauss-Newton method: step k minimises |F(x) + F'(x)h - y|^2 + a_k |x + h - start|^2 by conjugate
/// gradients, with weights a_k = a_0 q^k.
///
/// Sources: Bakushinskii, The problem of the convergence of the iteratively regularized Gauss-Newton method, Comput. Math.
/// Math. Phys. 32 (1992); inner CG: Hanke, Regularizing properties of a truncated Newton-CG algorithm, Numer. Funct. Anal.
/// Optim. 18 (1997).
public final class IrgnmCg extends Solver {
    private final INDArray start;
    private final Weights weights;
    private final Inner inner;
    private double weight;
    private INDArray x;
    private Linearization at;
    private INDArray residual;

    /// The weights a_k.
    ///
    /// @param first a_0
    /// @param factor q, between 0 and 1
    public record Weights(double first, double factor) {
        public Weights {
            if (!(first > 0 && first <= Double.MAX_VALUE && factor > 0 && factor <= 1)) {
                throw new TandemException("weights must be positive, finite and not grow: first=" + first + ", factor=" + factor);
            }
        }
    }

    /// When the inner conjugate gradients stop.
    ///
    /// @param steps the most steps, at least 1
    /// @param tolerance how far the gradient has to come down, from 0 to below 1
    public record Inner(int steps, double tolerance) {
        public Inner {
            if (steps < 1 || !(tolerance >= 0 && tolerance < 1)) {
                throw new TandemException("inner steps are at least one, and their tolerance from 0 to below 1: steps=" + steps
                        + ", tolerance=" + tolerance);
            }
        }
    }

    /// With weights from 1 down to two thirds each and up to 50 inner steps.
    public IrgnmCg(Setting setting, INDArray start, StopRule rule) {
        this(setting, start, rule, new Weights(1, 2.0 / 3), new Inner(50, 0.01));
    }

    public IrgnmCg(Setting setting, INDArray start, StopRule rule, Weights weights, Inner inner) {
        super(setting, start, rule);
        this.start = start.dup('c');
        this.weights = weights;
        this.inner = inner;
        this.weight = weights.first();
        settle(this.start);
        begin();
    }

    @Override
    void settle(INDArray next) {
        x = next;
        at = setting().operator().linearizeKept(x);
        residual = setting().data().sub(at.value());
    }

    @Override
    INDArray advance() {
        NormalEquations linear = new NormalEquations(this, at.derivative(), residual, setting().operator().domain().zeros(),
                weight, start.sub(x));
        for (int i = 0; i < inner.steps() && linear.relativeGradient() > inner.tolerance(); i++) {
            linear.step();
        }
        weight *= weights.factor();
        return x.add(linear.x());
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
