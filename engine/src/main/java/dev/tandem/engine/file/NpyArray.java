package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Reads arrays of NumPy, bit by bit.
///
/// ```
///  \x93NUMPY  version   length            header                                                        elements
///  6 bytes    2 bytes   2 or 4 (from 2)   {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }   without gaps
/// ```
public final class NpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[.*?\\]))\\s*,");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L, ]*)\\)");
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private NpyArray() {}

    /// The array of a file, with a last axis of two for complex numbers.
    ///
    /// @throws TandemException when it cannot be read, is no such file, or holds what no array can
    public static INDArray read(Path file) {
        try (FileChannel channel = FileChannel.open(file); Arena arena = Arena.ofConfined()) {
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), "file=" + file);
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    /// @param place what errors say where it is
    static INDArray read(MemorySegment bytes, String place) {
        if (bytes.byteSize() > 1 && bytes.get(ValueLayout.JAVA_BYTE, 0) == 'P' && bytes.get(ValueLayout.JAVA_BYTE, 1) == 'K') {
            throw new TandemException("a zip of arrays, which npz reads: " + place);
        }
        boolean isNumpy = bytes.byteSize() >= 12 && MemorySegment.ofArray(MAGIC).mismatch(bytes) == MAGIC.length;
        int version = isNumpy ? bytes.get(ValueLayout.JAVA_BYTE, 6) : 0;
        if (version < 1 || version > 3) {
            throw new TandemException("not an array of NumPy: " + place + ", bytes=" + bytes.byteSize());
        }
        long begin = version == 1 ? 10 : 12;
        long length = version == 1 ? Short.toUnsignedInt(bytes.get(SHORT, 8)) : Integer.toUnsignedLong(bytes.get(INT, 8));
        if (begin + length > bytes.byteSize() || length > 1 << 24) {
            throw new TandemException("header cut short: " + place + ", bytes=" + bytes.byteSize() + ", header=" + length);
        }
        String header = new String(bytes.asSlice(begin, length).toArray(ValueLayout.JAVA_BYTE),
                version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        Matcher description = found(DESCRIPTION, header, place);
        Element element = element(description.group(1) == null ? description.group(2) : description.group(1), place);
        boolean isFortran = found(FORTRAN, header, place).group(1).equals("True");
        try {
            long[] shape = Arrays.stream(found(SHAPE, header, place).group(1).split(",")).map(each -> each.replace("L", "").strip())
                    .filter(each -> !each.isEmpty()).mapToLong(Long::parseLong).toArray();
            return element.array(bytes.asSlice(begin + length), isFortran, shape);
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw new TandemException("not the elements that the header tells: " + place + ", header=" + Excerpt.of(header.strip())
                    + ", cause=" + e.getMessage(), e);
        }
    }

    private static Matcher found(Pattern pattern, String header, String place) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new TandemException("not a header of NumPy: " + place + ", header=" + Excerpt.of(header.strip()));
        }
        return matcher;
    }

    private static Element element(String description, String place) {
        ByteOrder order = description.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String kind = description.replaceFirst("^[<>|]", "");
        DataType type = switch (kind) {
            case "f2" -> DataType.FLOAT16;
            case "f4", "c8" -> DataType.FLOAT;
            case "f8", "c16" -> DataType.DOUBLE;
            case "i1" -> DataType.INT8;
            case "i2" -> DataType.INT16;
            case "i4" -> DataType.INT32;
            case "i8" -> DataType.INT64;
            case "u1" -> DataType.UINT8;
            case "u2" -> DataType.UINT16;
            case "u4" -> DataType.UINT32;
            case "u8" -> DataType.UINT64;
            case "b1" -> DataType.BOOL;
            default -> throw new TandemException("no array can hold " + what(kind) + ": type=" + Excerpt.of(description) + ", " + place);
        };
        return new Element(type, kind.startsWith("c"), order);
    }

    private static String what(String kind) {
        return switch (kind.isEmpty() ? ' ' : kind.charAt(0)) {
            case 'O' -> "objects of Python";
            case 'U', 'S', 'a' -> "texts";
            case 'M', 'm' -> "dates and times";
            case 'V', '[' -> "records";
            default -> "elements of this type";
        };
    }
}
