package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.space.VectorSpace;
import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;
import org.nd4j.linalg.api.ndarray.INDArray;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/// The unitary discrete Fourier transform over all axes, F x(k) = n^(-1/2) sum_j exp(-2 pi i j k / n) x(j) along each.
///
/// The zero frequency is the first. Complex spaces of one to three axes; the adjoint is the inverse. Computed by JTransforms.
public final class FourierTransform extends Operator {
    private static final long serialVersionUID = 1L;
    private static final int MOST_AXES = 3;

    private final double scale;
    /// Made when first needed, also after travelling.
    private transient volatile Transform plan;

    static {
        // Workers are what runs in parallel here; the threads of the library would outlive the work.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private interface Transform {
        void apply(double[] interleaved, boolean forward);
    }

    public FourierTransform(VectorSpace space) {
        super(space, space, true);
        if (!space.isComplex() || space.extents().length > MOST_AXES) {
            throw new TandemException("a Fourier transform needs a complex space of one to three axes: space=" + space);
        }
        this.scale = 1 / Math.sqrt(space.length() / 2.0);
    }

    @Override
    protected INDArray compute(INDArray x) {
        return transformed(x, true);
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) {
        return transformed(y, false);
    }

    private INDArray transformed(INDArray x, boolean forward) {
        double[] values = Elements.of(x);
        Transform ready = plan;
        if (ready == null) {
            ready = plan(domain().extents());
            plan = ready;
        }
        ready.apply(values, forward);
        Arrays.setAll(values, i -> values[i] * scale);
        return Elements.array(domain().type(), domain().shape(), values);
    }

    private static Transform plan(long... n) {
        return switch (n.length) {
            case 1 -> {
                DoubleFFT_1D fft = new DoubleFFT_1D(n[0]);
                yield (a, forward) -> {
                    if (forward) {
                        fft.complexForward(a);
                    } else {
                        fft.complexInverse(a, false);
                    }
                };
            }
            case 2 -> {
                DoubleFFT_2D fft = new DoubleFFT_2D(n[0], n[1]);
                yield (a, forward) -> {
                    if (forward) {
                        fft.complexForward(a);
                    } else {
                        fft.complexInverse(a, false);
                    }
                };
            }
            default -> {
                DoubleFFT_3D fft = new DoubleFFT_3D(n[0], n[1], n[2]);
                yield (a, forward) -> {
                    if (forward) {
                        fft.complexForward(a);
                    } else {
                        fft.complexInverse(a, false);
                    }
                };
            }
        };
    }

    @Override
    boolean isTrusted() {
        return true;
    }
}
