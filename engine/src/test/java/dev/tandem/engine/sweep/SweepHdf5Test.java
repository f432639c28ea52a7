package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Python;
import dev.tandem.engine.sweep.sample.Samples;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
class SweepHdf5Test {
    private static final double[] STRANGE = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 0.1};
    private static final Sweep SWEEP = Sweep.named("strange").parameter("x", Samples.of(STRANGE)).units("x", "m")
            .bounds("x", -1, 1).output("same", p -> p.get("x"))
            .output("half", p -> {
                if (p.get("x") == 0.1) {
                    throw new IllegalStateException("broken by intent");
                }
                return p.get("x") / 2;
            });

    @TempDir
    private Path folder;

    private static SweepResult run(Sweep sweep) {
        try (WorkerPool pool = WorkerPool.sequential()) {
            return sweep.run(pool);
        }
    }

    private static long[] bits(Object values) {
        return Arrays.stream((double[]) values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void valuesUnitsBoundsAndSuccessReadBack() {
        SweepResult result = run(SWEEP);
        Path file = folder.resolve("table.h5");

        assertThat(result.writeHdf5(file)).isEqualTo("/");
        try (HdfFile hdf = new HdfFile(file)) {
            assertThat(hdf.getChildren().keySet()).containsExactlyInAnyOrder("sweep_params", "outputs", "solve_successful");
            assertThat(bits(hdf.getDatasetByPath("sweep_params/x/value").getData())).isEqualTo(bits(result.column("x")));
            assertThat(bits(hdf.getDatasetByPath("outputs/half/value").getData())).isEqualTo(bits(result.column("half")));
            assertThat(hdf.getDatasetByPath("sweep_params/x/units").getData()).isEqualTo("m");
            assertThat(hdf.getDatasetByPath("sweep_params/x/lower bound").getData()).isEqualTo(-1.0);
            assertThat(hdf.getDatasetByPath("outputs/same/upper bound").getData()).isEqualTo(Double.MAX_VALUE);
            assertThat(hdf.getDatasetByPath("outputs/same/full_name").getData()).isEqualTo("same");
            assertThat(hdf.getDatasetByPath("solve_successful/solve_successful").getData())
                    .isEqualTo(new byte[] {1, 1, 1, 1, 1, 0});
            assertThat(hdf.getAttribute("name").getData()).isEqualTo("strange");
            assertThat(hdf.getAttribute("outputs").getData()).isEqualTo(new String[] {"same", "half"});
        }
    }

    @Test
    void furtherSweepsIntoAFileLeaveWhatItHolds() throws IOException {
        SweepResult result = run(SWEEP);
        Path file = folder.resolve("table.h5");
        result.writeHdf5(file);

        assertThat(result.writeHdf5(file)).isEqualTo("/strange");
        assertThat(result.writeHdf5(file)).isEqualTo("/strange-2");
        result.writeHdf5(file, "study/first");
        result.writeHdf5(file, "study/second");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> result.writeHdf5(file, "study/first")).isInstanceOf(TandemException.class)
                .hasMessageContaining("group=study/first");

        assertThat(file).hasBinaryContent(before);
        try (HdfFile hdf = new HdfFile(file)) {
            for (String group : List.of("", "strange/", "strange-2/", "study/first/", "study/second/")) {
                assertThat(bits(hdf.getDatasetByPath(group + "outputs/same/value").getData()))
                        .isEqualTo(bits(result.column("same")));
                assertThat(hdf.getDatasetByPath(group + "sweep_params/x/units").getData()).isEqualTo("m");
            }
            assertThat(hdf.getAttribute("parameters").getData()).isEqualTo(new String[] {"x"});
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void arraysBecomeAMatrixAndTextsStayTexts() {
        Path file = folder.resolve("others.h5");
        run(Sweep.named("others").parameter("n", Samples.of(1, 3, 0)).outputArray("ones", p -> {
            double[] ones = new double[(int) p.get("n")];
            Arrays.fill(ones, 1);
            return ones;
        }).outputText("label", p -> "n is " + p.get("n"))).writeHdf5(file);

        try (HdfFile hdf = new HdfFile(file)) {
            assertThat(Arrays.deepToString((double[][]) hdf.getDatasetByPath("outputs/ones/value").getData()))
                    .isEqualTo("[[1.0, NaN, NaN], [1.0, 1.0, 1.0], [NaN, NaN, NaN]]");
            assertThat(hdf.getDatasetByPath("outputs/label/value").getData())
                    .isEqualTo(new String[] {"n is 1.0", "n is 3.0", "n is 0.0"});
        }
    }

    @Test
    void anEmptyTableIsAnHdf5FileToo() {
        Path file = folder.resolve("empty.h5");
        run(Sweep.named("empty").parameter("x", Samples.of()).output("y", p -> 1)).writeHdf5(file);

        try (HdfFile hdf = new HdfFile(file)) {
            assertThat(hdf.getByPath("sweep_params/x/units")).isNotNull();
            assertThat(hdf.getAttribute("parameters").getData()).isEqualTo(new String[] {"x"});
        }
    }

    @Test
    void namesOfAnyScriptAndManyColumnsAreKept() {
        Path file = folder.resolve("many.h5");
        Sweep sweep = Sweep.named("große Schleife").parameter("größe", Samples.linear(0, 1, 1000));
        for (int k = 0; k < 100; k++) {
            double factor = k;
            sweep = sweep.output("β " + k, p -> factor * p.get("größe"));
        }
        run(sweep).writeHdf5(file);

        try (HdfFile hdf = new HdfFile(file)) {
            double[] last = (double[]) hdf.getDatasetByPath("outputs/β 99/value").getData();
            assertThat(last[999]).isEqualTo(99);
            assertThat(hdf.getAttribute("name").getData()).isEqualTo("große Schleife");
        }
    }

    @Test
    void differentialSweepsKeepTheirIndices() {
        Path file = folder.resolve("local.h5");
        try (WorkerPool pool = WorkerPool.sequential()) {
            Sweep.named("local").parameter("x", Samples.of(1, 2)).output("y", p -> p.get("x")).differential()
                    .sum("x", 0.5).run(pool).writeHdf5(file);
        }
        try (HdfFile hdf = new HdfFile(file)) {
            assertThat(hdf.getDatasetByPath("nominal_idx/nominal_idx").getData()).isEqualTo(new int[] {0, 0, 1, 1});
            assertThat(hdf.getDatasetByPath("differential_idx/differential_idx").getData()).isEqualTo(new int[] {-1, 0, -1, 0});
        }
    }

    /// Prints the bits of the values, and what else is told of them.
    private static final String READER = """
            import struct, sys, h5py
            with h5py.File(sys.argv[1], "r") as file:
                value = file["sweep_params/x/value"][:]
                print(" ".join(str(struct.unpack("<q", struct.pack("<d", each))[0]) for each in value))
                print(file["sweep_params/x/units"][()].decode(), file["sweep_params/x/lower bound"][()])
                print([bool(each) for each in file["solve_successful/solve_successful"][:]])
            """;

    @Test
    void pythonReadsWhatIsWritten() throws Exception {
        Python python = Python.with("h5py");
        SweepResult result = run(SWEEP);
        Path file = folder.resolve("table.h5");
        result.writeHdf5(file);

        String bits = Arrays.stream(bits(result.column("x"))).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        assertThat(python.run(READER, file.toString())).isEqualTo(bits + "\nm -1.0\n[True, True, True, True, True, False]\n");
    }
}
