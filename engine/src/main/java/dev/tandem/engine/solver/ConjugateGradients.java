package dev.tandem.engine.solver;

import org.nd4j.linalg.api.ndarray.INDArray;

/// Conjugate gradients for the normal equations T*T x = T*y of a linear operator; stopping early regularises.
///
/// Source: Hanke, Conjugate Gradient Type Methods for Ill-Posed Problems, 1995; Engl, Hanke and Neubauer, Regularization of
/// Inverse Problems, 1996, chapter 7.
public final class ConjugateGradients extends Solver {
    private final NormalEquations equations;

    public ConjugateGradients(Setting setting, INDArray start, StopRule rule) {
        super(setting, start, rule);
        equations = new NormalEquations(this, setting.requireLinear("CG"), setting.data(), start, 0, start);
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
