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
        super(setting, rule);
        if (!(weight > 0)) {
            throw new TandemException("weight must be positive: weight=" + weight);
        }
        equations = new NormalEquations(setting, setting.requireLinear("Tikhonov-CG"), setting.data(), reference, weight,
                reference.dup('c'));
    }

    @Override
    void step() {
        equations.step();
    }

    @Override
    INDArray iterate() {
        return equations.x();
    }

    @Override
    double residualNorm() {
        return equations.residualNorm();
    }

    @Override
    boolean isDone() {
        return equations.isDone();
    }
}
