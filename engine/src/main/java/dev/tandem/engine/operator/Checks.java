package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Tries the laws of an operator on random vectors.
final class Checks {
    private static final int STEPS = 9;
    private static final double A = 0.75;
    private static final double B = -1.25;

    private final Operator operator;
    private final long seed;

    Checks(Operator operator, long seed) {
        this.operator = operator;
        this.seed = seed;
    }

    void adjoint(double tolerance) {
        Operator t = operator.linear() ? operator
                : operator.linearizeKept(operator.domain().random(seed)).derivative();
        INDArray h = t.domain().random(seed + 1);
        INDArray y = t.codomain().random(seed + 2);
        double forward = t.codomain().dot(y, t.evaluate(h));
        double backward = t.domain().dot(t.adjoint(y), h);
        if (!(Math.abs(forward - backward) < tolerance * Math.max(1, Math.abs(forward)))) {
            throw new TandemException("adjoint does not match: <y,Th>=" + forward + ", <T*y,h>=" + backward
                    + ", difference=" + Math.abs(forward - backward) + ", operator=" + operator);
        }
    }

    void linear(double tolerance) {
        INDArray x = operator.domain().random(seed + 1);
        INDArray y = operator.domain().random(seed + 2);
        INDArray whole = operator.evaluate(x.mul(A).addi(y.mul(B)));
        INDArray parts = operator.evaluate(x).muli(A).addi(operator.evaluate(y).muli(B));
        double size = operator.codomain().norm(whole);
        double difference = operator.codomain().norm(whole.sub(parts));
        if (!(difference <= tolerance * Math.max(1, size))) {
            throw new TandemException("not linear: |T(ax+by)-aTx-bTy|=" + difference + ", |T(ax+by)|=" + size
                    + ", operator=" + operator);
        }
    }

    void derivative(double tolerance) {
        INDArray x = operator.domain().random(seed + 1);
        INDArray h = operator.domain().random(seed + 2);
        Linearization at = operator.linearizeKept(x);
        INDArray exact = at.derivative().evaluate(h);
        double size = Math.max(1, operator.codomain().norm(exact));
        List<String> errors = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        double step = 1;
        for (int i = 0; i < STEPS; i++) {
            step /= 10;
            INDArray quotient = operator.evaluate(x.add(h.mul(step))).subi(at.value()).divi(step);
            double error = operator.codomain().norm(quotient.subi(exact)) / size;
            errors.add("t=" + step + ": " + error);
            best = Math.min(best, error);
        }
        if (!(best < tolerance)) {
            throw new TandemException("derivative does not match the difference quotients: relative errors="
                    + errors + ", operator=" + operator);
        }
    }
}
