package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.space.VectorSpace;
import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A map between vector spaces, with its derivative if it has one.
///
/// Made of functions by [#linear] and [#of], or by extending this class and implementing the protected methods. Adjoints are
/// with respect to the real inner product: Re<y, F'(x)h> = Re<F'(x)*y, h>; see [#checkAdjoint]. Arguments are
/// checked before and results after, never changed, and results are in memory of their own. Thread-safe if the functions are.
public abstract class Operator implements Serializable {
    private static final long serialVersionUID = 1L;

    private final VectorSpace domain;
    private final VectorSpace codomain;
    private final boolean isLinear;
    /// What the next evaluation revokes, or null; guarded by this.
    private transient Derivative outstanding;

    protected Operator(VectorSpace domain, VectorSpace codomain, boolean isLinear) {
        this.domain = domain;
        this.codomain = codomain;
        this.isLinear = isLinear;
    }

    /// A linear operator; the second function is the adjoint.
    public static Operator linear(VectorSpace domain, VectorSpace codomain, Function1<INDArray, INDArray> evaluate,
            Function1<INDArray, INDArray> adjoint) {
        return FunctionOperator.linear("linear", domain, codomain, evaluate, adjoint);
    }

    /// An operator that is not linear; [FunctionOperator#derivative] gives it a derivative.
    public static FunctionOperator of(VectorSpace domain, VectorSpace codomain, Function1<INDArray, INDArray> evaluate) {
        return FunctionOperator.of("function", domain, codomain, evaluate);
    }

    public VectorSpace domain() {
        return domain;
    }

    public VectorSpace codomain() {
        return codomain;
    }

    public final boolean linear() {
        return isLinear;
    }

    /// F(x). Revokes the derivative that [#linearize] returned last.
    ///
    /// @throws TandemException when x is not in the domain or the result not in the codomain
    public final INDArray evaluate(INDArray x) {
        revoke(null);
        return Guard.call(this, () -> run(x, false));
    }

    /// F*y of a linear operator.
    public final INDArray adjoint(INDArray y) {
        if (!isLinear) {
            throw new TandemException("not linear; linearize(x).derivative() has an adjoint: operator=" + this);
        }
        return Guard.call(this, () -> runAdjoint(y, false));
    }

    /// F(x) and F'(x). The derivative is valid until this operator is evaluated or linearized again; a linear operator
    /// is its own derivative.
    public final Linearization linearize(INDArray x) {
        Linearization at = linearizeKept(x);
        if (!isLinear) {
            revoke((Derivative) at.derivative());
        }
        return at;
    }

    /// As [#linearize], but the derivative stays valid for as long as somebody holds it, and so several can be held at once.
    public final Linearization linearizeKept(INDArray x) {
        if (isLinear) {
            return new Linearization(evaluate(x), this);
        }
        Tangent tangent = Guard.call(this, () -> tangentAt(x, false));
        return new Linearization(tangent.value(), new Derivative(this, tangent));
    }

    private void revoke(Derivative next) {
        if (isLinear) {
            return;
        }
        Derivative before;
        synchronized (this) {
            before = outstanding;
            outstanding = next;
        }
        if (before != null) {
            before.revoke();
        }
    }

    /// Computes F(x).
    ///
    /// @param x in the domain; a copy of its own
    protected abstract INDArray compute(INDArray x) throws Exception;

    /// Computes F*y; to be implemented by linear operators.
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        throw new TandemException("has no adjoint: operator=" + this);
    }

    /// Computes F(x) with its derivative; to be implemented by operators that are not linear.
    protected Tangent differentiate(INDArray x) throws Exception {
        throw new TandemException("has no derivative: operator=" + this);
    }

    /// Whether the class keeps arguments unchanged and returns fresh arrays without being watched.
    boolean isTrusted() {
        return false;
    }

    /// F(x), checked.
    ///
    /// @param isOwned whether x may be spoilt and the result need not be fresh
    final INDArray run(INDArray x, boolean isOwned) throws Exception {
        domain.require("argument", x);
        boolean copies = !isOwned && !isTrusted();
        INDArray y = compute(copies ? x.dup('c') : x);
        codomain.require("result", y);
        return copies ? y.dup('c') : y;
    }

    /// F*y of a linear operator, checked.
    final INDArray runAdjoint(INDArray y, boolean isOwned) throws Exception {
        codomain.require("argument of the adjoint", y);
        boolean copies = !isOwned && !isTrusted();
        INDArray x = computeAdjoint(copies ? y.dup('c') : y);
        domain.require("result of the adjoint", x);
        return copies ? x.dup('c') : x;
    }

    /// F at x, checked; independent of all other tangents.
    final Tangent tangentAt(INDArray x, boolean isOwned) throws Exception {
        if (isLinear) {
            return Tangent.of(run(x, isOwned), h -> run(h, isOwned), y -> runAdjoint(y, isOwned));
        }
        domain.require("argument", x);
        boolean copies = !isOwned && !isTrusted();
        return new CheckedTangent(domain, codomain, differentiate(copies ? x.dup('c') : x), copies);
    }

    /// x -> factor * F(x).
    ///
    /// @throws TandemException when the factor is not finite
    public final Operator scale(double factor) {
        if (!Double.isFinite(factor)) {
            throw new TandemException("a factor must be finite: factor=" + factor + ", operator=" + this);
        }
        return new Scaled(this, factor);
    }

    /// x -> F(x) + G(x).
    public final Operator add(Operator other) {
        return new Sum(this, other);
    }

    /// x -> F(x) - G(x).
    public final Operator subtract(Operator other) {
        return new Sum(this, other.scale(-1));
    }

    /// x -> F(G(x)).
    public final Operator compose(Operator inner) {
        return new Composition(this, inner);
    }

    /// x -> F(F(...F(x))), so many times; 0 times is the identity.
    public final Operator power(int times) {
        if (times < 0) {
            throw new TandemException("a power needs a whole number from 0: times=" + times);
        }
        Operator product = times == 0 ? Operators.identity(domain) : this;
        for (int i = 1; i < times; i++) {
            product = compose(product);
        }
        return product;
    }

    /// x -> F(x) + b.
    public final Operator shift(INDArray b) {
        return new Shifted(this, b);
    }

    /// x -> f F(x), element by element; complex where the codomain is.
    public final Operator multiply(INDArray f) {
        return Operators.multiplication(codomain, f).compose(this);
    }

    /// (x1, x2, ...) -> (F1(x1), F2(x2), ...), block diagonal.
    public static Operator directSum(Operator... blocks) {
        return MatrixOfOperators.diagonal(List.of(blocks));
    }

    /// Fails unless Re<y, Th> = Re<T*y, h> for random vectors, T being this or its derivative at a random point.
    ///
    /// Differences are measured by the size of Th and T*y, however small or large they are, and may be 1e-10 of it in double
    /// precision, 1e-4 in single. An operator too small for its type to tell is refused.
    ///
    /// @throws TandemException when they differ; tells both numbers
    public final void checkAdjoint() {
        new Checks(this, 1).adjoint();
    }

    /// Fails unless T(a x + b y) = a T x + b T y for random vectors, up to 1e-10 of the size of these (single precision: 1e-4).
    ///
    /// @throws TandemException when they differ; tells by how much
    public final void checkLinear() {
        new Checks(this, 2).linear();
    }

    /// Fails unless difference quotients at a random point approach the derivative up to 1e-5 of its size (single precision:
    /// 2e-3). An operator whose values hardly change, so that rounding hides its derivative, is refused.
    ///
    /// @throws TandemException when they differ; tells by how much at each step
    public final void checkDerivative() {
        new Checks(this, 3).derivative();
    }

    /// What errors call it.
    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + domain + " -> " + codomain;
    }
}
