package dev.tandem.engine.solver;

import org.nd4j.linalg.api.ndarray.INDArray;

/// Conjugate gradients for the normal equations T*T x = T*y of a linear operator; stopping early regularises.
///
/// Source: Hanke, Conjugate Gradient Type Methods for Ill-Posed Problems, 1995; Engl, Hanke and Neubauer, Regularization of
/// Inverse Problems, 1996, chapter 7.
public final class ConjugateGradients extends Solver {
    private final NormalEquations equations;

    public ConjugateGradients(Setting setting, INDArray start, StopRule rule) {
        super(setting, rule);
        equations = new NormalEquations(setting, setting.requireLinear("CG"), setting.data(), start, 0, start);
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
