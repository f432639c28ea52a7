package dev.tandem.engine.internal.table;

import dev.tandem.engine.TandemException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// Proves that a file has all that another one has, bit by bit: attributes, types, shapes and data.
final class HdfSame {
    private static final int PIECE = 1 << 20;

    private final HdfFile old;
    private final HdfFile grown;

    private HdfSame(HdfFile old, HdfFile grown) {
        this.old = old;
        this.grown = grown;
    }

    /// @throws TandemException that names what is lost or differs
    static void check(HdfFile old, HdfFile grown) {
        new HdfSame(old, grown).check((Group) old, grown);
    }

    private void check(Group before, Group after) {
        checkAttributes(before, after);
        for (Node child : before) {
            Node kept = after.getChild(child.getName());
            if (child instanceof Group inner && kept instanceof Group innerKept) {
                check(inner, innerKept);
            } else if (child instanceof ContiguousDataset data && kept instanceof ContiguousDataset dataKept) {
                checkAttributes(data, dataKept);
                checkData(data, dataKept);
            } else {
                throw changed(child);
            }
        }
    }

    private static TandemException changed(Node node) {
        return new TandemException("an object of the file was not kept: object=" + node.getPath());
    }

    private static void checkAttributes(Node before, Node after) {
        Map<String, Attribute> kept = after.getAttributes();
        for (Attribute attribute : before.getAttributes().values()) {
            Attribute other = kept.get(attribute.getName());
            if (other == null || !Arrays.equals(attribute.getDimensions(), other.getDimensions())
                    || attribute.getDataType().getClass() != other.getDataType().getClass()
                    || attribute.getDataType().getSize() != other.getDataType().getSize()
                    || !Objects.deepEquals(attribute.getData(), other.getData())) {
                throw changed(before);
            }
        }
    }

    private void checkData(ContiguousDataset before, ContiguousDataset after) {
        if (before.getDataType().getClass() != after.getDataType().getClass()
                || before.getDataType().getSize() != after.getDataType().getSize()
                || !Arrays.equals(before.getDimensions(), after.getDimensions())) {
            throw changed(before);
        }
        long size = before.getSizeInBytes();
        for (long from = 0; from < size; from += PIECE) {
            int length = (int) Math.min(PIECE, size - from);
            // Read, not mapped: some systems cannot move a file that is mapped.
            if (!old.getHdfBackingStorage().readBufferFromAddress(before.getDataAddress() + from, length).equals(
                    grown.getHdfBackingStorage().readBufferFromAddress(after.getDataAddress() + from, length))) {
                throw changed(before);
            }
        }
    }
}
