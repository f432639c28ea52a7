package dev.tandem.engine.space;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.Elements;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The direct sum of vector spaces, which may be sums themselves. Immutable.
///
/// A vector is one array with a single axis: the elements of its components, each in C order, one after the other.
public final class DirectSum extends VectorSpace implements Iterable<VectorSpace> {
    private static final long serialVersionUID = 1L;

    private final VectorSpace[] summands;
    /// Where each summand begins, and the total length.
    private final long[] offsets;

    private DirectSum(VectorSpace[] summands, long[] offsets) {
        super(summands[0].type(), false, offsets[summands.length]);
        this.summands = summands;
        this.offsets = offsets;
    }

    /// @throws TandemException when there is no summand or their element types differ
    public static DirectSum of(VectorSpace... summands) {
        if (summands.length == 0) {
            throw new TandemException("a direct sum needs summands: summands=0");
        }
        long[] offsets = new long[summands.length + 1];
        DataType type = summands[0].type();
        for (int i = 0; i < summands.length; i++) {
            if (summands[i].type() != type) {
                throw new TandemException("summands have different element types: first=" + type + ", index=" + i
                        + ", type=" + summands[i].type());
            }
            offsets[i + 1] = offsets[i] + summands[i].length();
        }
        return new DirectSum(summands.clone(), offsets);
    }

    /// @throws TandemException when there is no summand or their element types differ
    public static DirectSum of(List<? extends VectorSpace> summands) {
        return of(summands.toArray(VectorSpace[]::new));
    }

    /// The number of summands.
    public int size() {
        return summands.length;
    }

    /// The summand with this number, from 0.
    public VectorSpace get(int index) {
        return summands[index];
    }

    public List<VectorSpace> summands() {
        return List.of(summands);
    }

    @Override
    public Iterator<VectorSpace> iterator() {
        return summands().iterator();
    }

    /// Where a component begins in the array of the sum.
    public long offset(int index) {
        return offsets[index];
    }

    /// The components of a vector, each in memory of its own.
    public List<INDArray> split(INDArray x) {
        require("vector", x);
        INDArray[] parts = new INDArray[size()];
        Arrays.setAll(parts, i -> Elements.part(x, offsets[i], summands[i].type(), summands[i].shape()));
        return List.of(parts);
    }

    /// One component of a vector, in memory of its own.
    public INDArray component(INDArray x, int index) {
        require("vector", x);
        return Elements.part(x, offsets[index], summands[index].type(), summands[index].shape());
    }

    /// The vector with these components.
    ///
    /// @throws TandemException when one is missing, left over or not in its space
    public INDArray join(INDArray... components) {
        if (components.length != size()) {
            throw new TandemException("wrong number of components: given=" + components.length + ", space=" + this);
        }
        INDArray joined = Elements.blank(type(), shape());
        for (int i = 0; i < components.length; i++) {
            summands[i].require("component " + i, components[i]);
            Elements.paste(components[i], joined, offsets[i]);
        }
        return joined;
    }

    /// The vector with these components.
    public INDArray join(List<INDArray> components) {
        return join(components.toArray(INDArray[]::new));
    }

    @Override
    public DirectSum withType(DataType other) {
        return of(summands().stream().map(each -> each.withType(other)).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectSum sum && Arrays.equals(sum.summands, summands);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(summands);
    }

    @Override
    public String toString() {
        return "sum" + Arrays.toString(summands);
    }
}
