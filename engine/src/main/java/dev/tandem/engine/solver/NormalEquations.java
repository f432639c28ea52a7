package dev.tandem.engine.solver;

import dev.tandem.engine.operator.Operator;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Conjugate gradients for (T*T + a I) x = T*y + a reference: minimises |Tx - y|^2 + a |x - reference|^2.
///
/// Keeps the residual y - Tx beside the iterate, so that no step loses the digits that T*T would (the variant CGLS of Hestenes
/// and Stiefel, 1952; Björck, Numerical Methods for Least Squares Problems, 1996, section 7.4).
final class NormalEquations {
    /// The square of a gradient of which only rounding is left: further steps would follow the noise.
    private static final double NOTHING = 1e-30;

    private final Setting setting;
    private final Operator t;
    private final double weight;
    private final INDArray reference;
    private INDArray x;
    /// y - Tx.
    private INDArray residual;
    private INDArray direction;
    /// The square of the norm of the gradient.
    private double gradient;
    private final double firstGradient;

    NormalEquations(Setting setting, Operator t, INDArray data, INDArray start, double weight, INDArray reference) {
        this.setting = setting;
        this.t = t;
        this.weight = weight;
        this.reference = reference;
        this.x = start.dup('c');
        this.residual = data.sub(t.evaluate(x));
        this.direction = descent();
        this.gradient = setting.domain().inner(direction, direction);
        this.firstGradient = gradient;
    }

    private INDArray descent() {
        INDArray descent = setting.adjoint(t, residual);
        return weight == 0 ? descent : descent.subi(x.sub(reference).muli(weight));
    }

    void step() {
        if (isDone()) {
            return;
        }
        INDArray image = t.evaluate(direction);
        double curvature = setting.codomain().inner(image, image)
                + (weight == 0 ? 0 : weight * setting.domain().inner(direction, direction));
        double length = gradient / curvature;
        x = x.add(direction.mul(length));
        residual = residual.sub(image.muli(length));
        INDArray descent = descent();
        double next = setting.domain().inner(descent, descent);
        direction = descent.add(direction.muli(next / gradient));
        gradient = next;
    }

    INDArray x() {
        return x;
    }

    double residualNorm() {
        return setting.codomain().norm(residual);
    }

    /// How far the gradient is down from where it began.
    double relativeGradient() {
        return firstGradient == 0 ? 0 : Math.sqrt(gradient / firstGradient);
    }

    boolean isDone() {
        return gradient <= NOTHING * firstGradient;
    }
}
