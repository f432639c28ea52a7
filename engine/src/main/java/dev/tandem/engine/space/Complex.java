package dev.tandem.engine.space;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Complex arrays: real arrays whose last axis, of length 2, holds real and imaginary part.
///
/// Sums, differences and real multiples are those of ND4J; products and conjugates are here, since `x.mul(y)` would multiply
/// the parts one by one.
public final class Complex {
    private Complex() {}

    /// The array with these real and imaginary parts.
    public static INDArray of(INDArray real, INDArray imaginary) {
        if (!Arrays.equals(real.shape(), imaginary.shape())) {
            throw new TandemException("parts differ in shape: real=" + real.shapeInfoToString() + ", imaginary="
                    + imaginary.shapeInfoToString());
        }
        double[] re = Elements.of(real);
        double[] im = Elements.of(imaginary);
        double[] z = new double[2 * re.length];
        for (int i = 0; i < re.length; i++) {
            z[2 * i] = re[i];
            z[2 * i + 1] = im[i];
        }
        VectorSpace space = VectorSpace.complex(real.shape()).withType(real.dataType());
        return Elements.array(space.type(), space.shape(), z);
    }

    /// The array with these real parts and imaginary part 0.
    public static INDArray of(INDArray real) {
        return of(real, real.mul(0));
    }

    public static INDArray real(INDArray z) {
        return part(z, 0);
    }

    public static INDArray imaginary(INDArray z) {
        return part(z, 1);
    }

    private static INDArray part(INDArray z, int part) {
        VectorSpace space = space(z);
        double[] values = Elements.of(z);
        double[] chosen = new double[values.length / 2];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[2 * i + part];
        }
        return Elements.array(space.type(), space.extents(), chosen);
    }

    public static INDArray conjugate(INDArray z) {
        double[] values = Elements.of(z);
        for (int i = 1; i < values.length; i += 2) {
            values[i] = -values[i];
        }
        return Elements.array(space(z).type(), space(z).shape(), values);
    }

    /// The product, element by element.
    public static INDArray multiply(INDArray a, INDArray b) {
        return product(a, b, 1);
    }

    /// The product of the first and the conjugate of the second, element by element.
    public static INDArray multiplyByConjugate(INDArray a, INDArray b) {
        return product(a, b, -1);
    }

    private static INDArray product(INDArray a, INDArray b, int sign) {
        VectorSpace space = space(a);
        space.require("second factor", b);
        double[] x = Elements.of(a);
        double[] y = Elements.of(b);
        for (int i = 0; i < x.length; i += 2) {
            double re = x[i] * y[i] - sign * (x[i + 1] * y[i + 1]);
            x[i + 1] = x[i + 1] * y[i] + sign * (x[i] * y[i + 1]);
            x[i] = re;
        }
        return Elements.array(space.type(), space.shape(), x);
    }

    /// The real array of squared absolute values.
    public static INDArray squaredModulus(INDArray z) {
        double[] values = Elements.of(z);
        double[] squares = new double[values.length / 2];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = values[2 * i] * values[2 * i] + values[2 * i + 1] * values[2 * i + 1];
        }
        VectorSpace space = space(z);
        return Elements.array(space.type(), space.extents(), squares);
    }

    /// The real array of absolute values.
    public static INDArray modulus(INDArray z) {
        INDArray squares = squaredModulus(z);
        double[] values = Elements.of(squares);
        Arrays.setAll(values, i -> Math.sqrt(values[i]));
        return Elements.array(squares.dataType(), squares.shape(), values);
    }

    private static VectorSpace space(INDArray z) {
        long[] shape = z.shape();
        if (shape.length < 2 || shape[shape.length - 1] != 2) {
            throw new TandemException("not complex, the last axis must be 2: shape=" + Arrays.toString(shape));
        }
        return VectorSpace.complex(Arrays.copyOf(shape, shape.length - 1)).withType(z.dataType());
    }
}
