package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Tikhonov's regularisation of a linear operator by conjugate gradients: minimises |Tx - y|^2 + a |x - reference|^2.
///
/// Source: Engl, Hanke and Neubauer, Regularization of Inverse Problems, 1996, chapter 5.
public final class TikhonovCg extends Solver {
    private final NormalEquations equations;

    /// @param weight the factor a, positive
    /// @param reference what x is to stay near to, and where the iteration begins
    public TikhonovCg(Setting setting, INDArray reference, double weight, StopRule rule) {
        super(setting, reference, rule);
        if (!(weight > 0 && weight <= Double.MAX_VALUE)) {
            throw new TandemException("weight must be positive and finite: weight=" + weight);
        }
        equations = new NormalEquations(this, setting.requireLinear("Tikhonov-CG"), setting.data(), reference, weight,
                reference.dup('c'));
        begin();
    }

    @Override
    INDArray advance() {
        equations.step();
        return equations.x();
    }

    @Override
    void settle(INDArray next) {
        // The equations are there already.
    }

    @Override
    INDArray iterate() {
        return equations == null ? null : equations.x();
    }

    @Override
    INDArray residual() {
        return equations.residual();
    }

    @Override
    boolean isDone() {
        return equations.isDone();
    }
}
