package dev.tandem.engine.solver;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.operator.FourierTransform;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.Operators;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.UniformGrid;
import dev.tandem.engine.space.VectorSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A vector space with an inner product (x, y) = Re<x, G y>, given by its Gram operator G and the inverse of G.
///
/// @param gram symmetric and positive; from the space into itself
/// @param inverse the inverse of it
public record HilbertSpace(VectorSpace space, Operator gram, Operator inverse) {
    /// What is smaller may have lost digits, or all.
    private static final double LEAST_SQUARE = 1e-280;
    /// What Gram operators may lose of an inner product.
    private static final double ROUNDING = 1e-4;

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
    ///
    /// @param factor positive
    public static HilbertSpace scaled(VectorSpace space, double factor) {
        requirePositive("factor", space, factor);
        Operator identity = Operators.identity(space);
        return new HilbertSpace(space, identity.scale(factor), identity.scale(1 / factor));
    }

    /// Weights for each element of a real space; all positive.
    public static HilbertSpace weighted(VectorSpace space, INDArray weights) {
        if (space.isComplex()) {
            throw new TandemException("weights need a real space: space=" + space);
        }
        space.require("weights", weights);
        requirePositive("weight", space, space.numbers(weights));
        return new HilbertSpace(space, Operators.multiplication(space, weights),
                Operators.multiplication(space, weights.rdiv(1)));
    }

    /// Inner products are positive, and solvers divide by them.
    private static void requirePositive(String what, VectorSpace space, double... numbers) {
        double least = space.type() == DataType.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        for (int i = 0; i < numbers.length; i++) {
            if (!(numbers[i] >= least && numbers[i] <= 1 / least)) {
                throw new TandemException("an inner product needs positive, finite numbers: " + what
                        + (numbers.length == 1 ? "" : " " + i + " of " + numbers.length) + "=" + numbers[i] + ", space=" + space);
            }
        }
    }

    /// Periodic complex functions with weight (1 + factor |k|^2)^order on the frequency k: smooth ones are cheap.
    ///
    /// @param factor from 0
    public static HilbertSpace sobolev(VectorSpace space, double factor, double order) {
        if (!(factor >= 0 && factor <= Double.MAX_VALUE && Double.isFinite(order))) {
            throw new TandemException("a factor is not negative, and it is finite as the order is: factor=" + factor + ", order="
                    + order + ", space=" + space);
        }
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
        requirePositive("weight of frequency", space, IntStream.range(0, weights.length / 2).mapToDouble(i -> weights[2 * i]).toArray());
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

    /// @throws TandemException when (x, x) is negative, and not by rounding: then it is no inner product
    public double norm(INDArray x) {
        double square = inner(x, x);
        if (square > LEAST_SQUARE && square <= Double.MAX_VALUE) {
            return Math.sqrt(square);
        }
        double largest = space.maximumNorm(x);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        INDArray unit = x.div(largest);
        double scaled = inner(unit, unit);
        if (scaled < -ROUNDING * space.norm(unit) * space.norm(gram.evaluate(unit))) {
            throw new TandemException("not an inner product: (x, x)=" + square + ", space=" + space + ", gram=" + gram);
        }
        return largest * Math.sqrt(Math.max(0, scaled));
    }
}
