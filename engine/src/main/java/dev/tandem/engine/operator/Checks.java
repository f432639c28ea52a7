package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.space.VectorSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Tries the laws of an operator on random vectors. What two ways to compute the same may differ by is relative to its size, so
/// that an operator can be as small or as large as its type allows.
final class Checks {
    private static final int PAIRS = 3;
    private static final int STEPS = 19;
    private static final double A = 0.75;
    private static final double B = -1.25;

    private final Operator operator;
    private final long seed;
    private final Precision precision;

    Checks(Operator operator, long seed) {
        this.operator = operator;
        this.seed = seed;
        this.precision = Precision.between(operator.domain(), operator.codomain());
    }

    void adjoint() {
        Operator t = operator.linear() ? operator
                : operator.linearizeKept(operator.domain().random(seed)).derivative();
        for (int pair = 0; pair < PAIRS; pair++) {
            INDArray h = t.domain().random(seed + 2 * pair + 1);
            INDArray y = t.codomain().random(seed + 2 * pair + 2);
            INDArray image = t.evaluate(h);
            INDArray back = t.adjoint(y);
            double forward = t.codomain().dot(y, image);
            double backward = t.domain().dot(back, h);
            // For random vectors both are as large as these norms, by chance.
            double size = requireTelling("|Th|, |T*y|", finite("|Th|", t.codomain(), image), finite("|T*y|", t.domain(), back));
            if (!(Math.abs(forward - backward) <= precision.tolerance() * size)) {
                throw new TandemException("adjoint does not match: <y,Th>=" + forward + ", <T*y,h>=" + backward + ", difference="
                        + Math.abs(forward - backward) + ", allowed=" + precision.tolerance() * size + ", operator=" + operator);
            }
        }
    }

    void linear() {
        INDArray x = operator.domain().random(seed + 1);
        INDArray y = operator.domain().random(seed + 2);
        INDArray whole = operator.evaluate(x.mul(A).addi(y.mul(B)));
        INDArray first = operator.evaluate(x).muli(A);
        INDArray second = operator.evaluate(y).muli(B);
        VectorSpace space = operator.codomain();
        double size = requireTelling("|T(ax+by)|, |aTx|, |bTy|", finite("|T(ax+by)|", space, whole), finite("|aTx|", space, first),
                finite("|bTy|", space, second));
        double difference = space.norm(whole.sub(first).subi(second));
        if (!(difference <= precision.tolerance() * size)) {
            throw new TandemException("not linear: |T(ax+by)-aTx-bTy|=" + difference + ", greatest of |T(ax+by)|, |aTx|, |bTy|="
                    + size + ", allowed=" + precision.tolerance() * size + ", operator=" + operator);
        }
    }

    private double finite(String what, VectorSpace space, INDArray x) {
        double norm = space.norm(x);
        if (!Double.isFinite(norm)) {
            throw new TandemException("cannot be checked, not finite for random vectors: " + what + "=" + norm + ", operator="
                    + operator);
        }
        return norm;
    }

    /// The greatest of some sizes, to measure differences by.
    private double requireTelling(String what, double... sizes) {
        double size = Arrays.stream(sizes).max().orElse(0);
        double least = precision.least() * Math.sqrt(operator.domain().length() + operator.codomain().length());
        if (size > 0 && size < least) {
            throw new TandemException("cannot be checked, so small that its type has too few digits: " + what + "="
                    + Arrays.toString(sizes) + ", least=" + least + ", operator=" + operator);
        }
        return size;
    }

    /// What a difference quotient has shown.
    ///
    /// @param error how far the change of the values is from what the derivative says
    /// @param size the greater of both
    /// @param noise what rounding may have done
    private record Quotient(double step, double error, double size, double noise) {
        double relative() {
            return size == 0 ? 0 : error / size;
        }

        /// Whether rounding leaves enough of it to compare.
        boolean isTelling(double tolerance) {
            return noise <= tolerance * size;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "t=%.3g: %.3g", step, relative());
        }
    }

    void derivative() {
        INDArray x = operator.domain().random(seed + 1);
        INDArray h = operator.domain().random(seed + 2);
        INDArray exact = operator.linearizeKept(x).derivative().evaluate(h);
        requireTelling("|F'(x)h|", finite("|F'(x)h|", operator.codomain(), exact));
        finite("|F(x)|", operator.codomain(), operator.evaluate(x));
        List<Quotient> tried = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < STEPS; i++) {
            double t = Math.pow(10, -i / 2.0);
            Quotient quotient = quotient(x, h.mul(t), exact.mul(t), t);
            tried.add(quotient);
            // Two, for a derivative that is itself a quotient agrees with one.
            right += quotient.isTelling(precision.quotients()) && quotient.relative() <= precision.quotients() ? 1 : 0;
            if (right == 2) {
                return;
            }
        }
        judge(tried);
    }

    /// Both ways from x, since what is not even in the step falls out.
    private Quotient quotient(INDArray x, INDArray step, INDArray exact, double t) {
        VectorSpace space = operator.codomain();
        INDArray ahead = operator.evaluate(x.add(step));
        INDArray behind = operator.evaluate(x.sub(step));
        double noise = precision.epsilon() * Math.max(space.norm(ahead), space.norm(behind));
        INDArray change = ahead.subi(behind).divi(2);
        double size = Math.max(space.norm(change), space.norm(exact));
        return new Quotient(t, space.norm(change.subi(exact)), size, noise);
    }

    /// Fails, unless the operator is constant as far as its type can tell, and its derivative zero.
    private void judge(List<Quotient> tried) {
        Quotient longest = tried.getFirst();
        boolean isHidden = tried.stream().noneMatch(quotient -> quotient.isTelling(precision.quotients()));
        if (isHidden && longest.size() <= longest.noise()) {
            return;
        }
        if (isHidden) {
            throw new TandemException("derivative cannot be checked, the values change by little more than rounding: change="
                    + longest.size() + ", rounding=" + longest.noise() + ", operator=" + operator);
        }
        throw new TandemException("derivative does not match the difference quotients: relative errors=" + tried
                + ", allowed=" + precision.quotients() + ", operator=" + operator);
    }
}
