package dev.tandem.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.array.ArrayBytes;
import dev.tandem.engine.support.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class NpyArrayTest {
    private static final Path FILES = Path.of("src/test/resources/files/npy");
    private static final double[] STRANGE = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, 0.1};

    @TempDir
    private Path folder;

    private static INDArray array(String name) {
        return NpyArray.read(FILES.resolve(name + ".npy"));
    }

    /// The elements of an array in row order, as they lie in memory.
    static String bits(INDArray array) {
        byte[] block = ArrayBytes.of(array.isEmpty() ? array : array.dup('c'));
        return HexFormat.of().formatHex(block, block.length - (int) array.length() * array.dataType().width(), block.length);
    }

    @Test
    void doublesKeepEveryBit() {
        double[] values = array("f8").toDoubleVector();
        assertThat(Arrays.copyOf(values, 7)).containsExactly(STRANGE);
        assertThat(Double.doubleToRawLongBits(values[1])).isEqualTo(Long.MIN_VALUE);
        assertThat(Double.doubleToRawLongBits(values[7])).isEqualTo(0x7FF0DEADBEEF0001L);
        assertThat(Double.doubleToRawLongBits(values[8])).isEqualTo(0xFFF8000000000123L);
        assertThat(array("f8-big").toDoubleVector()).containsExactly(STRANGE);
        assertThat(bits(array("f2"))).isEqualTo("00000080007e007c662e0100");
        assertThat(bits(array("f2-big"))).isEqualTo("662e00c0");
        assertThat(array("i4-big").toIntVector()).containsExactly(1, -2, Integer.MAX_VALUE);
    }

    @Test
    void typesAreThoseOfTheFile() {
        Map<String, DataType> types = new TreeMap<>(Map.of("i1", DataType.INT8, "i2", DataType.INT16, "i4", DataType.INT32, "i8",
                DataType.INT64, "u1", DataType.UINT8, "u2", DataType.UINT16, "u4", DataType.UINT32, "u8", DataType.UINT64));
        types.putAll(Map.of("f2", DataType.FLOAT16, "f4", DataType.FLOAT, "f8", DataType.DOUBLE, "bool", DataType.BOOL));
        types.forEach((name, type) -> assertThat(array(name).dataType()).as(name).isEqualTo(type));
        assertThat(bits(array("u2"))).isEqualTo("000001000000ffff");
        assertThat(bits(array("i8"))).endsWith("0000000000000080ffffffffffffff7f");
        assertThat(bits(array("bool"))).isEqualTo("010001");
    }

    @Test
    void shapesAndOrdersOfAxesAreThoseOfTheFile() {
        assertThat(array("three").shape()).containsExactly(2, 3, 4);
        assertThat(array("fortran")).isEqualTo(array("three"));
        assertThat(array("fortran").getDouble(1, 0, 3)).isEqualTo(15);
        assertThat(array("scalar").shape()).isEmpty();
        assertThat(array("scalar").getDouble()).isEqualTo(0.1);
        assertThat(array("no-rows").shape()).containsExactly(0, 3);
    }

    @Test
    void complexNumbersHaveALastAxisOfTwo() {
        INDArray complex = array("c16");
        assertThat(complex.shape()).containsExactly(2, 3, 2);
        assertThat(complex.getDouble(1, 2, 0)).isEqualTo(5);
        assertThat(complex.getDouble(1, 2, 1)).isEqualTo(15);
        assertThat(array("c16-fortran")).isEqualTo(complex);
        assertThat(array("c8-big")).isEqualTo(complex.castTo(DataType.FLOAT));
    }

    @Test
    void whatNoArrayCanHoldIsRefusedByName() {
        Map.of("object", "objects of Python", "text", "texts", "bytes", "texts", "record", "records", "date", "dates and times",
                "long-double", "elements of this type").forEach(
                        (name, what) -> assertThatThrownBy(() -> array(name)).as(name)
                                .isInstanceOf(TandemException.class).hasMessageContaining("no array can hold " + what)
                                .hasMessageContaining(name + ".npy"));
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("f8.npy"));
        Path file = folder.resolve("bad.npy");
        for (byte[] bytes : List.of(new byte[0], new byte[] {1, 2, 3}, "no array at all".getBytes(), Arrays.copyOf(whole, 11),
                Arrays.copyOf(whole, 60), Arrays.copyOf(whole, whole.length - 1), Arrays.copyOf(whole, whole.length + 8))) {
            Files.write(file, bytes);
            assertThatThrownBy(() -> NpyArray.read(file)).isInstanceOf(TandemException.class).hasMessageContaining("bad.npy");
        }
        assertThatThrownBy(() -> NpyArray.read(folder.resolve("none.npy"))).isInstanceOf(TandemException.class);
        assertThatThrownBy(() -> NpyArray.read(FILES.resolve("stored.npz"))).hasMessageContaining("npz");
    }

    @Test
    void arraysOfAZipAreReadByName() {
        NpzFile stored = NpzFile.of(FILES.resolve("stored.npz"));
        assertThat(stored.names()).containsExactly("x", "n");
        assertThat(stored.array("x").toDoubleVector()).containsExactly(STRANGE);
        assertThat(stored.array("n").toLongVector()).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> stored.array("y")).isInstanceOf(TandemException.class).hasMessageContaining("name=y, names=[x, n]");
        NpzFile packed = NpzFile.of(FILES.resolve("packed.npz"));
        assertThat(packed.array("x").toDoubleVector()).containsExactly(STRANGE);
        assertThatThrownBy(() -> packed.array("objects")).hasMessageContaining("objects of Python").hasMessageContaining("name=objects");
        assertThatThrownBy(() -> NpzFile.of(FILES.resolve("f8.npy"))).isInstanceOf(TandemException.class);
    }

    /// Prints the shape and the bytes of an array in row order, of this machine's order of bytes.
    static final String PRINTED = """
            def tell(name, array):
                if array.dtype.kind == "c":
                    array = np.stack([array.real, array.imag], -1)
                array = np.ascontiguousarray(array).reshape(array.shape)
                print(name, list(array.shape), array.astype(array.dtype.newbyteorder("=")).tobytes().hex())
            """;

    @Test
    void pythonSeesTheSameBits() throws Exception {
        Python python = Python.with("numpy");
        List<String> names = List.of("f8", "f4", "f2", "f8-big", "i4-big", "f2-big", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8",
                "bool", "c16", "c8-big", "c16-fortran", "fortran", "three", "scalar", "no-rows");
        StringBuilder expected = new StringBuilder();
        names.forEach(name -> expected.append(name).append(' ').append(Arrays.toString(array(name).shape())).append(' ')
                .append(bits(array(name))).append('\n'));
        assertThat(python.run("import sys, numpy as np\n" + PRINTED + "for name in sys.argv[2:]:\n"
                + "    tell(name, np.load(sys.argv[1] + '/' + name + '.npy'))\n", arguments(FILES, names))).isEqualTo(expected.toString());
    }

    static String[] arguments(Path first, List<String> names) {
        String[] all = new String[names.size() + 1];
        all[0] = first.toString();
        for (int k = 0; k < names.size(); k++) {
            all[k + 1] = names.get(k);
        }
        return all;
    }
}
