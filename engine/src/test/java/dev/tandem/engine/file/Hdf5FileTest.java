package dev.tandem.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.support.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class Hdf5FileTest {
    private static final Path FILES = Path.of("src/test/resources/files/hdf5");
    private static final double[] STRANGE = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, 0.1};
    /// File and path of every data set that an array can hold.
    private static final List<String> ARRAYS = List.of("plain/data", "latest/data", "dense-attribute/inner/data",
            "empty-group/follows/data", "soft-link/soft", "external-link/external", "hard-link/b/data", "loop/a/again/a/data",
            "bool/inner/flags", "float16/inner/half", "big-endian/inner/data", "big-endian-int/inner/data",
            "gzip/inner/data", "lzf/inner/data", "unlimited/inner/data", "unlimited-latest/inner/data",
            "partly-written/inner/data", "never-written/inner/data", "complex/double", "complex/single", "no-rows/inner/data",
            "user-block/sweep_params/x/value", "numbers/i1", "numbers/i2", "numbers/i4", "numbers/i8", "numbers/u1", "numbers/u2",
            "numbers/u4", "numbers/u8", "numbers/f4", "numbers/f8", "numbers/scalar", "numbers/three");

    @TempDir
    private Path folder;

    private static Hdf5File file(String name) {
        return Hdf5File.of(FILES.resolve(name + ".h5"));
    }

    private static INDArray array(String each) {
        int slash = each.indexOf('/');
        return file(each.substring(0, slash)).array(each.substring(slash));
    }

    @Test
    void namesAreThePathsOfAllDataSets() {
        assertThat(file("empty-group").names()).containsExactly("/follows/data");
        assertThat(file("soft-link").names()).containsExactlyInAnyOrder("/data", "/soft");
        assertThat(file("loop").names()).containsExactly("/a/data");
        assertThat(file("root-only").names()).isEmpty();
        assertThat(file("empty-group").names("/")).containsExactlyInAnyOrder("empty", "follows");
        assertThat(file("empty-group").names("follows/")).containsExactly("data");
        assertThat(file("numbers").toString()).contains("numbers.h5", "/u8");
    }

    @Test
    void attributesAreValuesOfJava() {
        Map<String, Object> attributes = file("attributes").attributes("/");
        assertThat(attributes).containsEntry("text", "größe").containsEntry("number", 0.1).containsEntry("flag", true);
        assertThat(((Number) attributes.get("whole")).intValue()).isEqualTo(7);
        assertThat((double[]) attributes.get("many")).containsExactly(1, 2);
        assertThat((String[]) attributes.get("texts")).containsExactly("a", "b");
        assertThat(file("dense-attribute").attributes("/inner/data")).hasSize(12);
        assertThat(file("plain").attributes("/data")).isEmpty();
    }

    @Test
    void arraysKeepEveryBit() {
        for (String each : List.of("plain/data", "latest/data", "big-endian/inner/data", "external-link/external")) {
            assertThat(array(each).toDoubleVector()).as(each).containsExactly(STRANGE);
        }
        double[] values = array("numbers/f8").toDoubleVector();
        assertThat(Double.doubleToRawLongBits(values[7])).isEqualTo(0x7FF0DEADBEEF0001L);
        assertThat(Double.doubleToRawLongBits(values[8])).isEqualTo(0xFFF8000000000123L);
        assertThat(NpyArrayTest.bits(array("float16/inner/half"))).isEqualTo("00000080007e007c662e0100");
        assertThat(NpyArrayTest.bits(array("numbers/u8"))).endsWith("ffffffffffffffff");
        assertThat(array("bool/inner/flags").dataType()).isEqualTo(DataType.BOOL);
        assertThat(array("big-endian-int/inner/data").toIntVector()).containsExactly(1, -2, Integer.MAX_VALUE);
        assertThat(array("complex/double").shape()).containsExactly(2, 2);
        assertThat(array("no-rows/inner/data").shape()).containsExactly(0, 3);
        assertThat(array("numbers/scalar").getDouble()).isEqualTo(0.1);
    }

    @Test
    void chunksThatWereNeverWrittenHaveTheFillValue() {
        double[] gzip = array("gzip/inner/data").dup().data().asDouble();
        assertThat(gzip).containsExactly(IntStream.range(0, 100).asDoubleStream().toArray());
        assertThat(array("never-written/inner/data").toDoubleVector()).containsExactly(-1.5, -1.5, -1.5);
        assertThat(array("partly-written/inner/data").toDoubleMatrix()).isDeepEqualTo(new double[][] {
            {1, 1, 1, 7.5}, {1, 1, 1, 7.5}, {7.5, 7.5, 7.5, 7.5}, {7.5, 7.5, 7.5, 7.5}, {7.5, 7.5, 7.5, 7.5}});
    }

    @Test
    void textsAreRead() {
        assertThat(file("variable-text").texts("/inner/texts")).containsExactly("a", "größe", "");
        assertThat(file("fixed-text").texts("/inner/texts")).containsExactly("a", "bcd", "");
        assertThatThrownBy(() -> file("plain").texts("/data")).isInstanceOf(TandemException.class).hasMessageContaining("not texts");
        assertThatThrownBy(() -> file("bool").texts("/inner/flags")).isInstanceOf(TandemException.class);
    }

    @Test
    void whatNoArrayCanHoldIsRefusedByName() {
        for (String each : List.of("enum/inner/colours", "variable-text/inner/texts", "fixed-text/inner/texts",
                "variable-length/inner/ragged", "compound/inner/rows", "no-data/inner/nothing", "reference/inner/reference",
                "scale-offset/inner/data", "named-type/data")) {
            assertThatThrownBy(() -> array(each)).as(each).isInstanceOf(TandemException.class)
                    .hasMessageContaining("path=" + each.substring(each.indexOf('/'))).hasMessageContaining(".h5");
        }
    }

    @Test
    void whatIsNotThereIsRefusedByName() throws Exception {
        assertThatThrownBy(() -> file("plain").array("/nothing")).isInstanceOf(TandemException.class)
                .hasMessageContaining("no such object: path=/nothing, data sets=[/data]");
        assertThatThrownBy(() -> file("empty-group").array("/empty")).hasMessageContaining("not a data set: path=/empty");
        assertThatThrownBy(() -> file("plain").names("/data")).hasMessageContaining("not a group: path=/data");
        assertThatThrownBy(() -> Hdf5File.of(Files.writeString(folder.resolve("bad.h5"), "no HDF5"))).isInstanceOf(TandemException.class)
                .hasMessageContaining("bad.h5");
        assertThatThrownBy(() -> Hdf5File.of(folder.resolve("none.h5"))).isInstanceOf(TandemException.class);
    }

    @Test
    void pythonSeesTheSameBits() throws Exception {
        Python python = Python.with("h5py", "numpy");
        StringBuilder expected = new StringBuilder();
        ARRAYS.forEach(each -> expected.append(each).append(' ').append(Arrays.toString(array(each).shape())).append(' ')
                .append(NpyArrayTest.bits(array(each))).append('\n'));
        assertThat(python.run("import sys, h5py, numpy as np\n" + NpyArrayTest.PRINTED + """
                for name in sys.argv[2:]:
                    file, path = name.split("/", 1)
                    with h5py.File(sys.argv[1] + "/" + file + ".h5", "r") as hdf:
                        tell(name, np.asarray(hdf[path][()]))
                """, NpyArrayTest.arguments(FILES, ARRAYS))).isEqualTo(expected.toString());
    }
}
