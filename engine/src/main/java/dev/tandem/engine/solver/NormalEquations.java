package dev.tandem.engine.solver;

import dev.tandem.engine.operator.Operator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Conjugate gradients for (T*T + a I) x = T*y + a reference: minimises |Tx - y|^2 + a |x - reference|^2.
///
/// Keeps the residual y - Tx beside the iterate, so that no step loses the digits that T*T would (the variant CGLS of Hestenes
/// and Stiefel, 1952; Björck, Numerical Methods for Least Squares Problems, 1996, section 7.4).
final class NormalEquations {
    /// The square of a gradient of which only rounding is left: further steps would follow the noise.
    private static final double NOTHING = 1e-30;
    private static final double NOTHING_IN_FLOAT = 1e-12;

    /// Whose step fails when something is not finite.
    private final Solver solver;
    private final HilbertSpace domain;
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
    private final double nothing;

    NormalEquations(Solver solver, Operator t, INDArray data, INDArray start, double weight, INDArray reference) {
        this.solver = solver;
        this.domain = solver.setting().domain();
        this.t = t;
        this.weight = weight;
        this.x = start.dup('c');
        this.residual = data.sub(t.evaluate(x));
        this.dualOffset = weight == 0 ? null : domain.gram().evaluate(x.sub(reference));
        this.dualDirection = dualDescent();
        this.direction = domain.inverse().evaluate(dualDirection);
        this.gradient = squared(direction, dualDirection);
        this.firstGradient = gradient;
        this.nothing = t.domain().type() == DataType.FLOAT || t.codomain().type() == DataType.FLOAT ? NOTHING_IN_FLOAT : NOTHING;
    }

    private INDArray dualDescent() {
        INDArray dual = t.adjoint(solver.setting().codomain().gram().evaluate(residual));
        return weight == 0 ? dual : dual.subi(dualOffset.mul(weight));
    }

    /// The square of the norm of the gradient. One that has vanished by rounding would end the iteration at a wrong place.
    private double squared(INDArray descent, INDArray dual) {
        double square = solver.requireFinite("gradient", dual, domain.space().dot(descent, dual));
        if (square < Double.MIN_NORMAL && domain.space().norm(dual) > 0) {
            throw solver.failed(square < 0 ? "no inner product" : "too small", "the square of the gradient is " + square
                    + ", greatest element of it=" + domain.space().maximumNorm(dual) + ", domain=" + domain);
        }
        return square;
    }

    void step() {
        if (isDone()) {
            return;
        }
        INDArray image = t.evaluate(direction);
        double curvature = solver.requireFinite("T d", image, solver.setting().codomain().inner(image, image))
                + (weight == 0 ? 0 : weight * domain.space().dot(direction, dualDirection));
        double length = gradient / curvature;
        if (!(curvature > 0 && Double.isFinite(length))) {
            throw solver.failed("no way down", "a direction has no curvature although the gradient is not zero, checkAdjoint() tells"
                    + " whether the adjoint fits, curvature=" + curvature + ", square of the gradient=" + gradient);
        }
        x = x.add(direction.mul(length));
        residual = residual.sub(image.muli(length));
        if (weight != 0) {
            dualOffset.addi(dualDirection.mul(length));
        }
        INDArray dual = dualDescent();
        INDArray descent = domain.inverse().evaluate(dual);
        double next = squared(descent, dual);
        direction = descent.add(direction.muli(next / gradient));
        dualDirection = dual.add(dualDirection.muli(next / gradient));
        gradient = next;
    }

    INDArray x() {
        return x;
    }

    INDArray residual() {
        return residual;
    }

    /// How far the gradient is down from where it began.
    double relativeGradient() {
        return firstGradient == 0 ? 0 : Math.sqrt(gradient / firstGradient);
    }

    boolean isDone() {
        return gradient <= nothing * firstGradient;
    }
}
