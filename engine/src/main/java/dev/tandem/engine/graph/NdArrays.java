package dev.tandem.engine.graph;

import dev.tandem.engine.internal.array.ArrayBytes;
import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.internal.memory.Arrivals;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SharedBuffer;
import java.io.IOException;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Arrays of ND4J: short ones as bytes, long ones by their number among those that lie in segments.
///
/// ```
///  ND_ARRAY        size  block               see ArrayBytes
///  SEGMENT_ARRAY   type  order  rank  extents  number
///  SHARED_BUFFER   name  bytes
/// ```
final class NdArrays {
    private static final DataType[] TYPES = DataType.values();
    /// ND4J's own limit.
    private static final int MOST_AXES = 32;

    private NdArrays() {}

    /// @param cargo null when everything goes into the message
    static void write(ByteSink out, INDArray array, Cargo cargo) {
        if (cargo != null && !array.isEmpty() && array.dataType() != DataType.UTF8) {
            ArrayForm form = ArrayForm.of(array);
            if (form.bytes() >= Cargo.THRESHOLD) {
                out.u1(Tag.SEGMENT_ARRAY);
                out.u1(form.type().ordinal());
                out.u1(form.order());
                out.count(form.shape().length);
                for (long extent : form.shape()) {
                    out.varLong(extent);
                }
                out.count(cargo.add(array, form));
                return;
            }
        }
        byte[] bytes = ArrayBytes.of(array);
        out.u1(Tag.ND_ARRAY);
        out.count(bytes.length);
        out.raw(bytes, 0, bytes.length);
    }

    static INDArray readBytes(ByteSource in) throws IOException {
        int length = in.elements(1);
        int at = in.take(length);
        return ArrayBytes.read(Arrays.copyOfRange(in.array(), at, at + length));
    }

    static INDArray readPlaced(ByteSource in, Arrivals arrivals) throws IOException {
        int type = in.u1();
        char order = (char) in.u1();
        int rank = in.count();
        if (type >= TYPES.length || rank > MOST_AXES || order != 'c' && order != 'f') {
            throw new IOException("array form unknown here: type=" + type + ", order=" + (int) order + ", rank=" + rank);
        }
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = in.varLong();
        }
        ArrayForm form = new ArrayForm(TYPES[type], order, shape);
        return require(arrivals).array(in.count(), form);
    }

    static Arrivals require(Arrivals arrivals) throws IOException {
        if (arrivals == null) {
            throw new IOException("array lies in a segment, but the message has none");
        }
        return arrivals;
    }

    static void write(ByteSink out, SharedBuffer buffer, Cargo cargo) {
        cargo.add(buffer);
        out.u1(Tag.SHARED_BUFFER);
        out.text(buffer.name().text());
        out.varLong(buffer.bytes());
    }

    static SharedBuffer readBuffer(ByteSource in) throws IOException {
        return SharedBuffer.of(SegmentName.parse(in.text()), in.varLong());
    }
}
