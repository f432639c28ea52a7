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
    private INDArray x;
    /// y - Tx.
    private INDArray residual;
    /// The search direction, and its image under the Gram operator of the domain.
    private INDArray direction;
    private INDArray dualDirection;
    /// The image of x - reference under that operator; unused without a weight. Keeping the images saves applying it again.
    private INDArray dualOffset;
    /// The square of the norm of the gradient.
    private double gradient;
    private final double firstGradient;

    NormalEquations(Setting setting, Operator t, INDArray data, INDArray start, double weight, INDArray reference) {
        this.setting = setting;
        this.t = t;
        this.weight = weight;
        this.x = start.dup('c');
        this.residual = data.sub(t.evaluate(x));
        this.dualOffset = weight == 0 ? null : setting.domain().gram().evaluate(x.sub(reference));
        this.dualDirection = dualDescent();
        this.direction = setting.domain().inverse().evaluate(dualDirection);
        this.gradient = setting.domain().space().dot(direction, dualDirection);
        this.firstGradient = gradient;
    }

    private INDArray dualDescent() {
        INDArray dual = t.adjoint(setting.codomain().gram().evaluate(residual));
        return weight == 0 ? dual : dual.subi(dualOffset.mul(weight));
    }

    void step() {
        if (isDone()) {
            return;
        }
        INDArray image = t.evaluate(direction);
        double curvature = setting.codomain().inner(image, image)
                + (weight == 0 ? 0 : weight * setting.domain().space().dot(direction, dualDirection));
        double length = gradient / curvature;
        x = x.add(direction.mul(length));
        residual = residual.sub(image.muli(length));
        if (weight != 0) {
            dualOffset.addi(dualDirection.mul(length));
        }
        INDArray dual = dualDescent();
        INDArray descent = setting.domain().inverse().evaluate(dual);
        double next = setting.domain().space().dot(descent, dual);
        direction = descent.add(direction.muli(next / gradient));
        dualDirection = dual.add(dualDirection.muli(next / gradient));
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
