package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Several operators side by side: T(x) = (T1(x), T2(x), ...), a vector of a direct sum. Derivatives join, adjoints add up
/// in the order of the operators. Linear if all are.
///
/// This class computes one after the other; subtypes may do better but with the same bits as result.
public abstract class ColumnOfOperators extends Operator {
    private static final long serialVersionUID = 1L;

    private final Operator[] operators;
    private final Distribution distribution;
    private final DirectSum sum;

    /// @param codomain null for the direct sum of the codomains
    protected ColumnOfOperators(List<? extends Operator> operators, Distribution distribution, DirectSum codomain) {
        DirectSum joined = requireCodomain(operators, codomain);
        distribution.check(List.copyOf(operators));
        super(distribution.domain(), joined, operators.stream().allMatch(Operator::linear));
        this.operators = operators.toArray(Operator[]::new);
        this.distribution = distribution;
        this.sum = joined;
    }

    private static DirectSum requireCodomain(List<? extends Operator> operators, DirectSum given) {
        requireSome(operators);
        DirectSum own = DirectSum.of(operators.stream().map(Operator::codomain).toList());
        if (given != null && !given.equals(own)) {
            throw new TandemException("codomain does not match the operators: codomain=" + given + ", operators=" + own);
        }
        return own;
    }

    protected static VectorSpace domainOf(List<? extends Operator> operators) {
        requireSome(operators);
        return operators.getFirst().domain();
    }

    /// Each operator gets the whole argument.
    protected static Distribution same(VectorSpace domain) {
        return new SameForAll(domain);
    }

    /// Each operator gets some components of a direct sum.
    ///
    /// @param feeds one row for each operator, one column for each component
    protected static Distribution byComponent(VectorSpace domain, boolean[][] feeds) {
        return new ByComponent(domain, feeds);
    }

    private static void requireSome(List<? extends Operator> operators) {
        if (operators.isEmpty()) {
            throw new TandemException("a column needs operators: operators=0");
        }
    }

    @Override
    public final DirectSum codomain() {
        return sum;
    }

    /// The operators in their order.
    public final List<Operator> operators() {
        return List.of(operators);
    }

    protected final Distribution distribution() {
        return distribution;
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        INDArray joined = Elements.blank(sum.type(), sum.shape());
        for (int i = 0; i < operators.length; i++) {
            Elements.paste(operators[i].run(distribution.argument(i, x), false), joined, sum.offset(i));
        }
        return joined;
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        INDArray[] parts = new INDArray[operators.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = operators[i].runAdjoint(Elements.part(y, sum.offset(i), sum.get(i).type(), sum.get(i).shape()), false);
        }
        return distribution.collect(parts);
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        Tangent[] tangents = new Tangent[operators.length];
        INDArray value = Elements.blank(sum.type(), sum.shape());
        for (int i = 0; i < tangents.length; i++) {
            tangents[i] = operators[i].tangentAt(distribution.argument(i, x), false);
            Elements.paste(tangents[i].value(), value, sum.offset(i));
        }
        return Held.of(value, h -> joined(tangents, h), y -> collected(tangents, y), tangents);
    }

    private INDArray joined(Tangent[] tangents, INDArray h) throws Exception {
        INDArray joined = Elements.blank(sum.type(), sum.shape());
        for (int i = 0; i < tangents.length; i++) {
            Elements.paste(tangents[i].derivative(distribution.argument(i, h)), joined, sum.offset(i));
        }
        return joined;
    }

    private INDArray collected(Tangent[] tangents, INDArray y) throws Exception {
        INDArray[] parts = new INDArray[tangents.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = tangents[i].adjoint(Elements.part(y, sum.offset(i), sum.get(i).type(), sum.get(i).shape()));
        }
        return distribution.collect(parts);
    }

    @Override
    final boolean isTrusted() {
        return true;
    }
}
