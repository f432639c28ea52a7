package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.FillValueMessage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The bytes of a data set, with its fill value where nothing was ever written, which the library leaves zero.
/// For one thread.
final class HdfData {
    /// The kind of a data space without elements.
    private static final int NULL_SPACE = 2;

    private final Dataset data;
    private final long[] shape;
    private final int width;

    HdfData(Dataset data) {
        this.data = data;
        shape = data.getDimensionsAsLong();
        width = data.getDataType().getSize();
    }

    /// @param place what errors say where it is
    INDArray array(String place) throws IOException {
        DataType type = data.getDataType();
        Element element = HdfElements.of(type).orElseThrow(() -> new TandemException(
                "no array can hold elements of this type: type=" + type.getClass().getSimpleName() + ", " + place));
        if (((DatasetBase) data).getHeader().getMessageOfType(DataSpaceMessage.class).getDataSpace().getType() == NULL_SPACE) {
            throw new TandemException("the data set has no data: " + place);
        }
        if (LongStream.of(shape).anyMatch(extent -> extent == 0)) {
            return element.array(MemorySegment.ofArray(new byte[0]), false, shape);
        }
        if (data instanceof ContiguousDataset contiguous && !contiguous.isEmpty()) {
            try (FileChannel channel = FileChannel.open(data.getFileAsPath()); Arena arena = Arena.ofConfined()) {
                long from = data.getHdfFile().getUserBlockSize() + contiguous.getDataAddress();
                return element.array(channel.map(FileChannel.MapMode.READ_ONLY, from, data.getSizeInBytes(), arena), false, shape);
            }
        }
        return element.array(MemorySegment.ofBuffer(data instanceof ContiguousDataset ? filled() : read()), false, shape);
    }

    private ByteBuffer filled() {
        byte[] bytes = new byte[Math.toIntExact(data.getSizeInBytes())];
        byte[] fill = fill();
        for (int at = 0; fill != null && at < bytes.length; at += width) {
            System.arraycopy(fill, 0, bytes, at, width);
        }
        return ByteBuffer.wrap(bytes);
    }

    private ByteBuffer read() {
        ByteBuffer bytes = ((DatasetBase) data).getDataBuffer();
        byte[] fill = fill();
        if (fill != null && data instanceof ChunkedDataset chunked) {
            fillMissing(chunked, bytes, fill);
        }
        return bytes;
    }

    /// Null where it is zero.
    private byte[] fill() {
        FillValueMessage message = ((DatasetBase) data).getHeader().getMessageOfType(FillValueMessage.class);
        if (message == null || !message.isFillValueDefined()) {
            return null;
        }
        byte[] fill = new byte[width];
        message.getFillValue().get(fill);
        return Arrays.equals(fill, new byte[width]) ? null : fill;
    }

    private void fillMissing(ChunkedDataset chunked, ByteBuffer bytes, byte[] fill) {
        int[] extent = chunked.getChunkDimensions();
        int[] offset = new int[shape.length];
        do {
            if (isMissing(chunked, offset)) {
                fill(bytes, fill, offset, extent, 0, 0);
            }
        } while (advance(offset, extent));
    }

    private static boolean isMissing(ChunkedDataset chunked, int[] offset) {
        try {
            chunked.getRawChunkBuffer(offset);
            return false;
        } catch (HdfException e) {
            // The only way to ask.
            return true;
        }
    }

    private boolean advance(int[] offset, int[] extent) {
        for (int axis = offset.length - 1; axis >= 0; axis--) {
            offset[axis] += extent[axis];
            if (offset[axis] < shape[axis]) {
                return true;
            }
            offset[axis] = 0;
        }
        return false;
    }

    private void fill(ByteBuffer bytes, byte[] fill, int[] offset, int[] extent, int axis, int index) {
        for (int k = offset[axis]; k < Math.min(offset[axis] + extent[axis], shape[axis]); k++) {
            int at = (int) (index * shape[axis] + k);
            if (axis + 1 < shape.length) {
                fill(bytes, fill, offset, extent, axis + 1, at);
            } else {
                bytes.put(at * width, fill);
            }
        }
    }
}
