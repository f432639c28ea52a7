package dev.tandem.engine.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Python;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.sample.Samples;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps written into files that exist, of Tandem and of others, and tables with many columns.
@ExtendWith(LeavesNothing.class)
class SweepHdf5FilesTest {
    private static final Path FILES = Path.of("src/test/resources/files");
    /// Objects that a copy by the library would lose or change, or that no sweep writes.
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("plain", "/data"), Map.entry("latest", "/data"), Map.entry("root-only", "/"),
            Map.entry("dense-attribute", "/inner/data"), Map.entry("empty-group", "/empty"),
            Map.entry("soft-link", "/data"), Map.entry("external-link", "/external"), Map.entry("hard-link", "/a/data"),
            Map.entry("loop", "/a"), Map.entry("named-type", "/data"), Map.entry("bool", "/inner/flags"),
            Map.entry("enum", "/inner/colours"), Map.entry("float16", "/inner/half"),
            Map.entry("big-endian", "/inner/data"), Map.entry("big-endian-int", "/inner/data"),
            Map.entry("variable-text", "/inner/texts"), Map.entry("fixed-text", "/inner/texts"),
            Map.entry("variable-length", "/inner/ragged"), Map.entry("gzip", "/inner/data"), Map.entry("lzf", "/inner/data"),
            Map.entry("scale-offset", "/inner/data"), Map.entry("unlimited", "/inner/data"),
            Map.entry("unlimited-latest", "/inner/data"), Map.entry("partly-written", "/inner/data"),
            Map.entry("never-written", "/inner/data"), Map.entry("compound", "/inner/rows"),
            Map.entry("complex", "/double"), Map.entry("no-data", "/inner/nothing"), Map.entry("no-rows", "/inner/data"),
            Map.entry("reference", "/inner/reference"), Map.entry("opaque", "/inner"),
            Map.entry("imitation", "/solve_successful/solve_successful"),
            Map.entry("imitation-latest", "/sweep_params/x/value"),
            Map.entry("user-block", "/solve_successful/solve_successful"), Map.entry("attributes", "/"),
            Map.entry("numbers", "/f4"));

    @TempDir
    private Path folder;

    private static SweepResult result(String name) {
        try (WorkerPool pool = WorkerPool.sequential()) {
            return Sweep.named(name).parameter("x", Samples.of(1, 2)).output("y", p -> -p.get("x")).run(pool);
        }
    }

    @Test
    void everyFileOfAnotherProgramIsRefusedUntouchedWithTheNameOfAnObject() throws IOException {
        SweepResult result = result("added");
        try (Stream<Path> files = Files.list(FILES.resolve("hdf5"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".h5", "")))
                    .containsExactlyInAnyOrderElementsOf(FOREIGN.keySet());
        }
        for (Map.Entry<String, String> each : new TreeMap<>(FOREIGN).entrySet()) {
            Path file = Files.copy(FILES.resolve("hdf5").resolve(each.getKey() + ".h5"), folder.resolve(each.getKey() + ".h5"));
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> result.writeHdf5(file)).as(each.getKey()).isInstanceOf(TandemException.class)
                    .hasMessageContaining(file.toString()).hasMessageContaining("only files that Tandem wrote")
                    .hasMessageContaining("object=" + each.getValue());
            assertThatThrownBy(() -> result.writeHdf5(file, "study/one")).isInstanceOf(TandemException.class);
            assertThat(file).hasBinaryContent(before);
        }
        assertNothingElse();
    }

    private void assertNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).allMatch(name -> name.endsWith(".h5"));
        }
    }

    @Test
    void filesOfEarlierVersionsAreExtendedAndKeepEveryBit() throws Exception {
        SweepResult result = result("added");
        for (String name : List.of("plain", "twice", "local", "texts", "empty")) {
            Path old = FILES.resolve("hdf5-of-tandem").resolve(name + ".h5");
            Path file = Files.copy(old, folder.resolve(name + ".h5"));
            assertThat(result.writeHdf5(file)).isEqualTo("/added");
            result.writeHdf5(file, "study/late");
            try (HdfFile before = new HdfFile(old); HdfFile after = new HdfFile(file)) {
                HdfSame.check(before, after);
                assertThat(after.getDatasetByPath("added/outputs/y/value").getData()).isEqualTo(new double[] {-1, -2});
                assertThat(after.getDatasetByPath("study/late/sweep_params/x/value").getData()).isEqualTo(new double[] {1, 2});
            }
        }
    }

    @Test
    void aTableIsNotPutIntoTheColumnsOfAnother() throws IOException {
        Path file = folder.resolve("table.h5");
        result("first").writeHdf5(file);
        byte[] before = Files.readAllBytes(file);
        for (String group : List.of("outputs/inner", "sweep_params/x/inner", "solve_successful", "outputs/y/value")) {
            assertThatThrownBy(() -> result("second").writeHdf5(file, group)).as(group).isInstanceOf(TandemException.class);
            assertThat(file).hasBinaryContent(before);
        }
        assertNothingElse();
    }

    @Test
    void tablesWithoutRowsOrOutputsKeepWhatStandsBeside() throws IOException {
        Path file = folder.resolve("table.h5");
        Files.writeString(folder.resolve("none.csv"), "x\n");
        SweepResult none = SweepResult.readCsv(folder.resolve("none.csv"));
        Files.delete(folder.resolve("none.csv"));
        for (int k = 0; k < 3; k++) {
            none.writeHdf5(file);
            result("rows").writeHdf5(file);
        }
        try (HdfFile hdf = new HdfFile(file)) {
            HdfOrigin.check(hdf);
            assertThat(hdf.getChildren().keySet()).contains("none.csv", "none.csv-2", "rows", "rows-2", "rows-3");
        }
    }

    /// Names of more than 100 bytes: 300 of them are too long for an attribute, and 660 make it wrap around.
    private SweepResult wide(int outputs) throws IOException {
        String stem = "an output with a long name ".repeat(4);
        String[] names = IntStream.range(0, outputs).mapToObj(k -> stem + k).toArray(String[]::new);
        String row = IntStream.range(0, outputs).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Path file = Files.writeString(folder.resolve("wide"), "x," + String.join(",", names) + "\n1," + row + "\n2," + row + "\n");
        SweepResult result = SweepResult.readCsv(file, names);
        Files.delete(file);
        return result;
    }

    @Test
    void tablesWithManyColumnsKeepTheirNamesAndOrder() throws IOException {
        for (int outputs : new int[] {250, 300}) {
            SweepResult wide = wide(outputs);
            Path file = folder.resolve("wide" + outputs + ".h5");
            wide.writeHdf5(file);
            wide.writeHdf5(file);
            try (HdfFile hdf = new HdfFile(file)) {
                for (String group : List.of("", "wide/")) {
                    Object names = outputs == 250 ? (group.isEmpty() ? hdf : hdf.getByPath("wide")).getAttribute("outputs").getData()
                            : hdf.getDatasetByPath(group + "column_names/outputs").getData();
                    assertThat((String[]) names).containsExactlyElementsOf(wide.outputs());
                }
            }
        }
    }

    @Test
    void whatHdf5CannotHoldIsRefusedByName() throws IOException {
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult ends = Sweep.named("ends").parameter("x", Samples.of(1)).outputText("label", p -> "a\0b").run(pool);
            assertThatThrownBy(() -> ends.writeHdf5(folder.resolve("a.h5"))).hasMessageContaining("column=label");
            SweepResult units = Sweep.named("ends").parameter("x", Samples.of(1)).units("x", "\0").output("y", p -> 1).run(pool);
            assertThatThrownBy(() -> units.writeHdf5(folder.resolve("b.h5"))).hasMessageContaining("column=x, position=0");
            SweepResult title = Sweep.named("n".repeat(70_000)).parameter("x", Samples.of(1)).output("y", p -> 1).run(pool);
            assertThatThrownBy(() -> title.writeHdf5(folder.resolve("c.h5"))).hasMessageContaining("characters=70000");
        }
        assertNothingElse();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /// Tells what h5py sees in a file and does not see in another.
    private static final String LOST = """
            import sys, h5py
            def bits(value):
                return value.tobytes() if getattr(value, "dtype", None) is not None and value.dtype.kind != "O" else str(value)
            def all(path):
                seen = []
                def tell(name, node):
                    seen.append((name, sorted((k, str(bits(node.attrs[k]))) for k in node.attrs),
                                 str((node.dtype, node.shape, bits(node[()]))) if isinstance(node, h5py.Dataset) else ""))
                with h5py.File(path, "r") as file:
                    tell("/", file)
                    file.visititems(tell)
                return seen
            for before, after in zip(sys.argv[1::2], sys.argv[2::2]):
                kept = all(after)
                print([each for each in all(before) if each not in kept], sum(each[0] in ("added/outputs/y/value",
                      "added-2/outputs/y/value") for each in kept), len(kept) - len(all(before)))
            """;

    @Test
    void pythonSeesAllThatWasThereAndWhatWasAdded() throws Exception {
        Python python = Python.with("h5py");
        SweepResult result = result("added");
        List<String> files = new ArrayList<>();
        for (String name : List.of("plain", "twice", "local", "texts", "empty")) {
            Path before = FILES.resolve("hdf5-of-tandem").resolve(name + ".h5");
            Path after = Files.copy(before, folder.resolve(name + ".h5"));
            result.writeHdf5(after);
            result.writeHdf5(after);
            files.addAll(List.of(before.toString(), after.toString()));
        }
        assertThat(python.run(LOST, files.toArray(String[]::new))).isEqualTo("[] 2 32\n".repeat(5));
    }

    @Test
    void pythonReadsTablesWithManyColumns() throws Exception {
        Python python = Python.with("h5py");
        Path file = folder.resolve("wide.h5");
        SweepResult wide = wide(660);
        wide.writeHdf5(file);
        wide.writeHdf5(file);
        String read = python.run("""
                import sys, h5py
                with h5py.File(sys.argv[1], "r") as file:
                    for group in (file, file["wide"]):
                        names = group["column_names/outputs"][:]
                        print([float(group["outputs"][name.decode()]["value"][1]) for name in names[[0, 1, 659]]], len(group["outputs"]))
                """, file.toString());
        assertThat(read).isEqualTo("[0.0, 1.0, 659.0] 660\n".repeat(2));
    }

    @Test
    void aFileThatPythonAddedToIsRefusedByTheNameOfTheAddition() throws Exception {
        Python python = Python.with("h5py");
        Path file = folder.resolve("table.h5");
        result("first").writeHdf5(file);
        byte[] own = Files.readAllBytes(file);
        for (String addition : List.of("file['notes'] = 'mine'", "file['sweep_params/x/notes'] = [1.0]",
                "file['sweep_params/x/value'].attrs['large'] = list(range(20000))", "file.attrs['mine'] = 1",
                "file['again'] = file['outputs']", "del file['outputs/y/units']")) {
            Files.write(file, own);
            python.run("import sys, h5py\nwith h5py.File(sys.argv[1], 'a', libver='latest') as file:\n    " + addition, file.toString());
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> result("second").writeHdf5(file)).as(addition).isInstanceOf(TandemException.class)
                    .hasMessageContaining("object=/");
            assertThat(file).hasBinaryContent(before);
        }
        assertThat(Arrays.equals(own, Files.readAllBytes(file))).isFalse();
    }
}
