package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.space.Complex;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The operators that others are built of. Those that act element by element know real and complex spaces.
public final class Operators {
    private Operators() {}

    /// x -> x.
    public static Operator identity(VectorSpace space) {
        return FunctionOperator.linear("identity", space, space, x -> x.dup('c'), y -> y.dup('c')).trusted();
    }

    /// x -> 0.
    public static Operator zero(VectorSpace domain, VectorSpace codomain) {
        return FunctionOperator.linear("zero", domain, codomain, x -> codomain.zeros(), y -> domain.zeros()).trusted();
    }

    /// x -> f x, element by element.
    public static Operator multiplication(VectorSpace space, INDArray f) {
        space.require("factor", f);
        INDArray factor = f.dup('c');
        return space.isComplex()
                ? FunctionOperator.linear("multiplication", space, space, x -> Complex.multiply(x, factor),
                        y -> Complex.multiplyByConjugate(y, factor)).trusted()
                : FunctionOperator.linear("multiplication", space, space, x -> x.mul(factor), y -> y.mul(factor)).trusted();
    }

    /// (a, b) -> a b, element by element; bilinear.
    public static Operator product(VectorSpace space) {
        DirectSum pairs = DirectSum.of(space, space);
        return FunctionOperator.of("product", pairs, space, x -> {
            INDArray[] ab = pairs.split(x).toArray(INDArray[]::new);
            return times(space, ab[0], ab[1]);
        }).derivative((x, h) -> {
            INDArray[] ab = pairs.split(x).toArray(INDArray[]::new);
            INDArray[] dadb = pairs.split(h).toArray(INDArray[]::new);
            return times(space, ab[0], dadb[1]).add(times(space, dadb[0], ab[1]));
        }, (x, y) -> {
            INDArray[] ab = pairs.split(x).toArray(INDArray[]::new);
            return pairs.join(timesConjugate(space, y, ab[1]), timesConjugate(space, y, ab[0]));
        }).trusted();
    }

    private static INDArray times(VectorSpace space, INDArray a, INDArray b) {
        return space.isComplex() ? Complex.multiply(a, b) : a.mul(b);
    }

    private static INDArray timesConjugate(VectorSpace space, INDArray a, INDArray b) {
        return space.isComplex() ? Complex.multiplyByConjugate(a, b) : a.mul(b);
    }

    /// x -> x^n, element by element, of a real space.
    public static Operator power(VectorSpace space, int n) {
        requireReal(space);
        if (n < 1) {
            throw new TandemException("a power needs a whole number from 1: n=" + n);
        }
        return FunctionOperator.of("power " + n, space, space, x -> mapped(space, x, a -> Math.pow(a, n)))
                .derivative((x, h) -> mapped(space, x, a -> n * Math.pow(a, n - 1)).muli(h),
                        (x, y) -> mapped(space, x, a -> n * Math.pow(a, n - 1)).muli(y))
                .trusted();
    }

    private static INDArray mapped(VectorSpace space, INDArray x, DoubleUnaryOperator f) {
        double[] values = Elements.of(x);
        Arrays.setAll(values, i -> f.applyAsDouble(values[i]));
        return Elements.array(space.type(), space.shape(), values);
    }

    /// Sets the places to zero where the mask is false; in C order, one entry for each real or complex number.
    public static Operator mask(VectorSpace space, boolean... kept) {
        requirePlaces(space, kept.length);
        double[] factors = new double[Math.toIntExact(space.length())];
        int parts = factors.length / kept.length;
        Arrays.setAll(factors, i -> kept[i / parts] ? 1 : 0);
        INDArray factor = Elements.array(space.type(), space.shape(), factors);
        return FunctionOperator.linear("mask", space, space, x -> x.mul(factor), y -> y.mul(factor)).trusted();
    }

    /// Keeps the places where the mask is true, as a vector with one axis.
    public static Operator projection(VectorSpace space, boolean... kept) {
        requirePlaces(space, kept.length);
        int parts = Math.toIntExact(space.length() / kept.length);
        int[] places = IntStream.range(0, kept.length * parts).filter(i -> kept[i / parts]).toArray();
        if (places.length == 0) {
            throw new TandemException("a projection needs a place: space=" + space);
        }
        long count = places.length / parts;
        VectorSpace kind = space.isComplex() ? VectorSpace.complex(count) : VectorSpace.real(count);
        VectorSpace codomain = kind.withType(space.type());
        return FunctionOperator.linear("projection", space, codomain, x -> {
            double[] values = Elements.of(x);
            return Elements.array(codomain.type(), codomain.shape(), Arrays.stream(places).mapToDouble(i -> values[i]).toArray());
        }, y -> {
            double[] values = Elements.of(y);
            double[] spread = new double[Math.toIntExact(space.length())];
            for (int i = 0; i < places.length; i++) {
                spread[places[i]] = values[i];
            }
            return Elements.array(space.type(), space.shape(), spread);
        }).trusted();
    }

    /// (x1, x2, ...) -> x_index.
    public static Operator component(DirectSum space, int index) {
        VectorSpace one = space.get(index);
        return FunctionOperator.linear("component " + index, space, one, x -> space.component(x, index), y -> {
            INDArray all = space.zeros();
            Elements.paste(y, all, space.offset(index));
            return all;
        }).trusted();
    }

    /// z -> Re z; the adjoint embeds.
    public static Operator realPart(VectorSpace complex) {
        VectorSpace real = realOf(complex);
        return FunctionOperator.linear("real part", complex, real, Complex::real, y -> Complex.of(y)).trusted();
    }

    /// z -> Im z; the adjoint multiplies by i.
    public static Operator imaginaryPart(VectorSpace complex) {
        VectorSpace real = realOf(complex);
        return FunctionOperator.linear("imaginary part", complex, real, Complex::imaginary,
                y -> Complex.of(real.zeros(), y)).trusted();
    }

    /// z -> |z|^2; derivative h -> 2 Re(conj(z) h).
    public static Operator squaredModulus(VectorSpace complex) {
        VectorSpace real = realOf(complex);
        return FunctionOperator.of("squared modulus", complex, real, Complex::squaredModulus)
                .derivative((z, h) -> Complex.real(Complex.multiplyByConjugate(h, z)).muli(2),
                        (z, y) -> Complex.multiply(z, Complex.of(y)).muli(2))
                .trusted();
    }

    private static VectorSpace realOf(VectorSpace complex) {
        if (!complex.isComplex()) {
            throw new TandemException("needs a complex space: space=" + complex);
        }
        return VectorSpace.real(complex.extents()).withType(complex.type());
    }

    private static void requireReal(VectorSpace space) {
        if (space.isComplex()) {
            throw new TandemException("needs a real space: space=" + space);
        }
    }

    private static void requirePlaces(VectorSpace space, int entries) {
        long places = space.length() / (space.isComplex() ? 2 : 1);
        if (entries != places) {
            throw new TandemException("mask does not fit: entries=" + entries + ", places=" + places + ", space=" + space);
        }
    }
}
