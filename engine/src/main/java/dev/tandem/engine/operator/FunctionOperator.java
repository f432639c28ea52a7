package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.space.VectorSpace;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An operator made of functions.
public final class FunctionOperator extends Operator {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final boolean isTrusted;
    private final Function1<INDArray, INDArray> function;
    /// Null without a derivative, as is the next.
    private final Function2<INDArray, INDArray, INDArray> derivative;
    /// The adjoint of the derivative at its first argument; a linear operator is differentiated anywhere.
    private final Function2<INDArray, INDArray, INDArray> adjoint;

    private FunctionOperator(Named as, boolean isLinear, Function1<INDArray, INDArray> function,
            Function2<INDArray, INDArray, INDArray> derivative, Function2<INDArray, INDArray, INDArray> adjoint) {
        super(as.domain(), as.codomain(), isLinear);
        this.name = as.name();
        this.isTrusted = as.isTrusted();
        this.function = function;
        this.derivative = derivative;
        this.adjoint = adjoint;
    }

    /// What all kinds have.
    private record Named(String name, VectorSpace domain, VectorSpace codomain, boolean isTrusted) {}

    static FunctionOperator linear(String name, VectorSpace domain, VectorSpace codomain,
            Function1<INDArray, INDArray> function, Function1<INDArray, INDArray> adjoint) {
        return new FunctionOperator(new Named(name, domain, codomain, false), true, function, null,
                (x, y) -> adjoint.apply(y));
    }

    static FunctionOperator of(String name, VectorSpace domain, VectorSpace codomain,
            Function1<INDArray, INDArray> function) {
        return new FunctionOperator(new Named(name, domain, codomain, false), false, function, null, null);
    }

    /// For functions of this package, which return fresh arrays and change nothing.
    FunctionOperator trusted() {
        return new FunctionOperator(new Named(name, domain(), codomain(), true), linear(), function, derivative, adjoint);
    }

    /// The same operator with a derivative.
    ///
    /// @param by (x, h) -> F'(x)h
    /// @param adjointBy (x, y) -> F'(x)*y
    public FunctionOperator derivative(Function2<INDArray, INDArray, INDArray> by,
            Function2<INDArray, INDArray, INDArray> adjointBy) {
        if (linear()) {
            throw new TandemException("a linear operator is its own derivative: operator=" + this);
        }
        return new FunctionOperator(new Named(name, domain(), codomain(), isTrusted), false, function, by, adjointBy);
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        return function.apply(x);
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        return adjoint.apply(null, y);
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        if (derivative == null) {
            throw new TandemException("has no derivative: operator=" + this);
        }
        INDArray point = x.dup('c');
        // Each function gets a point of its own to spoil.
        return Tangent.of(function.apply(x), h -> derivative.apply(pointFor(point), h),
                y -> adjoint.apply(pointFor(point), y));
    }

    private INDArray pointFor(INDArray point) {
        return isTrusted ? point : point.dup('c');
    }

    @Override
    boolean isTrusted() {
        return isTrusted;
    }

    @Override
    public String toString() {
        return name + " " + domain() + " -> " + codomain();
    }
}
