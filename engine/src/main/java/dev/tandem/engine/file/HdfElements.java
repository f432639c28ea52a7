package dev.tandem.engine.file;

import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/// Which types of HDF5 are elements of arrays: whole and floating numbers of usual form, truth values and complex numbers
/// as h5py writes them.
final class HdfElements {
    private HdfElements() {}

    /// Empty where arrays have no such elements.
    static Optional<Element> of(io.jhdf.object.datatype.DataType type) {
        return switch (type) {
            case FixedPoint whole when whole.getBitOffset() == 0 && whole.getBitPrecision() == 8 * type.getSize() ->
                    whole(type.getSize(), whole.isSigned()).map(each -> new Element(each, false, whole.getByteOrder()));
            case FloatingPoint floating -> floating(floating).map(each -> new Element(each, false, floating.getByteOrder()));
            case EnumDataType named when isTruth(named) ->
                    Optional.of(new Element(DataType.BOOL, false, ByteOrder.nativeOrder()));
            case CompoundDataType compound -> complex(compound);
            default -> Optional.empty();
        };
    }

    private static Optional<DataType> whole(int size, boolean isSigned) {
        return Optional.ofNullable(switch (size) {
            case 1 -> isSigned ? DataType.INT8 : DataType.UINT8;
            case 2 -> isSigned ? DataType.INT16 : DataType.UINT16;
            case 4 -> isSigned ? DataType.INT32 : DataType.UINT32;
            case 8 -> isSigned ? DataType.INT64 : DataType.UINT64;
            default -> null;
        });
    }

    /// Only those of IEEE 754, whose bits mean the same in arrays.
    private static Optional<DataType> floating(FloatingPoint type) {
        int bits = 8 * type.getSize();
        int exponent = bits == 16 ? 5 : bits == 32 ? 8 : 11;
        boolean isUsual = type.getBitOffset() == 0 && type.getBitPrecision() == bits && type.getSignLocation() == bits - 1
                && type.getExponentSize() == exponent && type.getMantissaLocation() == 0
                && type.getMantissaSize() == bits - 1 - exponent && type.getExponentLocation() == bits - 1 - exponent
                && type.getExponentBias() == (1 << exponent - 1) - 1 && type.getMantissaNormalization() == 2;
        return Optional.ofNullable(!isUsual ? null : switch (bits) {
            case 16 -> DataType.FLOAT16;
            case 32 -> DataType.FLOAT;
            case 64 -> DataType.DOUBLE;
            default -> null;
        });
    }

    static boolean isTruth(EnumDataType type) {
        return type.getSize() == 1 && type.getEnumMapping().equals(Map.of(0, "FALSE", 1, "TRUE"));
    }

    private static Optional<Element> complex(CompoundDataType type) {
        List<CompoundDataMember> members = type.getMembers();
        if (members.size() != 2 || !members.get(0).getName().equals("r") || !members.get(1).getName().equals("i")) {
            return Optional.empty();
        }
        Optional<Element> real = of(members.get(0).getDataType());
        int width = members.get(0).getDataType().getSize();
        boolean isPair = real.isPresent() && !real.get().isComplex() && real.get().type().isFPType()
                && real.equals(of(members.get(1).getDataType()))
                && members.get(0).getOffset() == 0 && members.get(1).getOffset() == width && type.getSize() == 2 * width;
        return isPair ? Optional.of(new Element(real.get().type(), true, real.get().order())) : Optional.empty();
    }
}
