package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.operator.DirectSum;
import dev.tandem.engine.operator.FourierTransform;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.operator.UniformGrid;
import dev.tandem.engine.operator.VectorSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A vector space with an inner product (x, y) = Re<x, G y>, given by its Gram operator G and the inverse of G.
///
/// @param gram symmetric and positive; from the space into itself
/// @param inverse the inverse of it
public record HilbertSpace(VectorSpace space, Operator gram, Operator inverse) {
    public HilbertSpace {
        if (!gram.linear() || !gram.domain().equals(space) || !gram.codomain().equals(space)
                || !inverse.linear() || !inverse.domain().equals(space) || !inverse.codomain().equals(space)) {
            throw new TandemException("a Gram operator is linear, from the space into itself: space=" + space + ", gram=" + gram);
        }
    }

    /// The plain inner product.
    public static HilbertSpace plain(VectorSpace space) {
        return new HilbertSpace(space, Operators.identity(space), Operators.identity(space));
    }

    /// L2 on a grid: the plain inner product times the volume element.
    public static HilbertSpace l2(UniformGrid grid) {
        return scaled(grid, grid.volumeElement());
    }

    /// A multiple of the plain inner product.
    public static HilbertSpace scaled(VectorSpace space, double factor) {
        Operator identity = Operators.identity(space);
        return new HilbertSpace(space, identity.scale(factor), identity.scale(1 / factor));
    }

    /// Weights for each element of a real space; all positive.
    public static HilbertSpace weighted(VectorSpace space, INDArray weights) {
        if (space.isComplex() || !(weights.minNumber().doubleValue() > 0)) {
            throw new TandemException("weights need a real space and must be positive: space=" + space);
        }
        return new HilbertSpace(space, Operators.multiplication(space, weights),
                Operators.multiplication(space, weights.rdiv(1)));
    }

    /// Periodic complex functions with weight (1 + factor |k|^2)^order on the frequency k: smooth ones are cheap.
    public static HilbertSpace sobolev(VectorSpace space, double factor, double order) {
        Operator fourier = new FourierTransform(space);
        long[] n = space.extents();
        double[] weights = new double[Math.toIntExact(space.length())];
        double[] inverses = new double[weights.length];
        for (int i = 0; i < weights.length; i += 2) {
            double square = 0;
            long rest = i / 2;
            for (int axis = n.length - 1; axis >= 0; axis--) {
                long k = rest % n[axis];
                rest /= n[axis];
                square += Math.pow(Math.min(k, n[axis] - k), 2);
            }
            weights[i] = Math.pow(1 + factor * square, order);
            inverses[i] = 1 / weights[i];
        }
        return new HilbertSpace(space, spectral(fourier, weights), spectral(fourier, inverses));
    }

    private static Operator spectral(Operator fourier, double[] weights) {
        VectorSpace space = fourier.domain();
        Operator back = Operator.linear(space, space, fourier::adjoint, fourier::evaluate);
        return back.compose(Operators.multiplication(space, space.vector(weights))).compose(fourier);
    }

    /// The direct sum of Hilbert spaces: inner products add up.
    public static HilbertSpace sum(List<HilbertSpace> summands) {
        DirectSum space = DirectSum.of(summands.stream().map(HilbertSpace::space).toList());
        return new HilbertSpace(space, Operator.directSum(summands.stream().map(HilbertSpace::gram).toArray(Operator[]::new)),
                Operator.directSum(summands.stream().map(HilbertSpace::inverse).toArray(Operator[]::new)));
    }

    /// As many copies of one Hilbert space.
    public static HilbertSpace copies(int count, HilbertSpace each) {
        return sum(IntStream.range(0, count).mapToObj(i -> each).toList());
    }

    public double inner(INDArray x, INDArray y) {
        return space.dot(x, gram.evaluate(y));
    }

    public double norm(INDArray x) {
        return Math.sqrt(Math.max(0, inner(x, x)));
    }
}
