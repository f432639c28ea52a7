package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.CsvOptions;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
class SweepFilesTest {
    private static final double[] STRANGE = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, -Double.MIN_NORMAL, Double.MAX_VALUE, 0.1, 1.0 / 3, 2e-3, 123456789.123456789, Math.PI};

    @TempDir
    private Path folder;

    private static SweepResult run(String parameter, double... values) {
        try (WorkerPool pool = WorkerPool.sequential()) {
            return Sweep.named("strange").parameter(parameter, Samples.of(values))
                    .output("same", p -> p.get(parameter)).output("negated", p -> -p.get(parameter)).run(pool);
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void csvReadsBackBitByBit() {
        double[] random = LongStream.generate(new Random(1)::nextLong).limit(10_000)
                .mapToDouble(Double::longBitsToDouble).map(x -> Double.isNaN(x) ? 0 : x).toArray();
        for (double[] values : List.of(STRANGE, random, new double[0])) {
            SweepResult result = run("x", values);
            result.writeCsv(folder.resolve("table.csv"));
            SweepResult back = SweepResult.readCsv(folder.resolve("table.csv"), "same", "negated");

            assertThat(back.parameters()).containsExactly("x");
            assertThat(back.outputs()).containsExactly("same", "negated");
            for (String column : result.names()) {
                assertThat(bits(back.column(column))).isEqualTo(bits(result.column(column)));
            }
        }
    }

    @Test
    void csvHasAHeaderAndALineForEachRow() throws IOException {
        run("x", 1, 0.5).writeCsv(folder.resolve("table.csv"));

        assertThat(folder.resolve("table.csv")).hasContent("x,same,negated\n1.0,1.0,-1.0\n0.5,0.5,-0.5\n");
        assertThat(names()).containsExactly("table.csv");
    }

    @Test
    void namesWithCommasAndQuotesSurvive() {
        String name = "length, \"true\"";
        run(name, 1).writeCsv(folder.resolve("table.csv"));

        assertThat(SweepResult.readCsv(folder.resolve("table.csv"), "negated", "same").names())
                .containsExactly(name, "negated", "same");
    }

    @Test
    void aResultTellsHowManyRowsItHas() {
        assertThat(run("x", 1)).asString().contains(", 1 row, 0 failed");
        assertThat(run("x", 1, 2)).asString().contains(", 2 rows, 0 failed");
    }

    @Test
    void textsKeepEveryCharacter() {
        List<String> texts = List.of("", " ", "a\r\nb", "a\rb\n", "\"", "q\"\"q,", "ünï 😀", "null", "1", "[1 2]", "\0", "\r",
                "x".repeat(1 << 20));
        SweepResult result = texts("text", texts);
        assertThat(result.failures()).isEmpty();
        for (SweepResult back : List.of(SweepResult.open(result.file().orElseThrow()), csv(result))) {
            for (int row = 0; row < texts.size(); row++) {
                assertThat(back.row(row).text("text")).as("row " + row).isEqualTo(texts.get(row));
            }
        }
    }

    private SweepResult texts(String output, List<String> texts) {
        try (WorkerPool pool = WorkerPool.sequential()) {
            return Sweep.named("texts").storedIn(folder).parameter("i", Samples.linear(0, texts.size() - 1.0, texts.size()))
                    .outputText(output, p -> texts.get((int) p.get("i"))).run(pool);
        }
    }

    private SweepResult csv(SweepResult result) {
        result.writeCsv(folder.resolve("texts.csv"));
        return SweepResult.readCsv(folder.resolve("texts.csv"));
    }

    @Test
    void textsThatLookLikeNumbersStayTexts() {
        for (List<String> texts : List.of(List.of("1", "2"), List.of("[1 2]", "[3]"), List.of("NA", "nan"), List.of("", ""))) {
            SweepResult back = csv(texts("text", texts));
            assertThat(back.otherOutputs()).containsExactly("text");
            assertThat(List.of(back.row(0).text("text"), back.row(1).text("text"))).isEqualTo(texts);
        }
    }

    @Test
    void outputsThatFailedEverywhereReadBack() {
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult failed = Sweep.named("failed").parameter("x", Samples.of(1, 2)).output("y", p -> 1 / Math.abs(0.0))
                    .outputText("label", p -> {
                        throw new IllegalStateException("broken by intent");
                    }).outputArray("curve", p -> new double[] {1}).run(pool);
            SweepResult back = csv(failed);
            assertThat(back.parameters()).containsExactly("x", "y");
            assertThat(back.column("x")).containsExactly(1, 2);
            assertThat(back.row(1).text("label")).isNull();
            assertThat(back.row(1).array("curve")).isNull();
        }
    }

    @Test
    void namesThatLookLikeSomethingElseSurvive() {
        for (String name : List.of("#x", "1", "nan", "\"", ";", "\uFEFFx", "x;y", "größe")) {
            run(name, 1, 2).writeCsv(folder.resolve("table.csv"));
            SweepResult back = SweepResult.readCsv(folder.resolve("table.csv"), "same", "negated");
            assertThat(back.parameters()).as(name).containsExactly(name);
            assertThat(back.column(name)).containsExactly(1, 2);
        }
    }

    @Test
    void tablesOfOtherProgramsAreRead() {
        Path files = Path.of("src/test/resources/files/csv");
        SweepResult pandas = SweepResult.readCsv(files.resolve("pandas-marked.csv"), "n");
        assertThat(pandas.parameters()).containsExactly("x");
        assertThat(pandas.outputs()).containsExactly("n");
        assertThat(pandas.otherOutputs()).containsExactlyInAnyOrder("label", "none");
        assertThat(pandas.column("x")).containsExactly(0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(pandas.row(0).text("label")).isEqualTo("größe");

        SweepResult numpy = SweepResult.readCsv(files.resolve("numpy.csv"), "y");
        assertThat(numpy.parameters()).containsExactly("t");
        assertThat(numpy.column("y")).containsExactly(1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(SweepResult.readCsv(files.resolve("pandas-quoted.csv"), "n").column("n")).containsExactly(1, 2, 3, 4);
        assertThat(SweepResult.readCsv(files.resolve("pandas-semicolon.csv"), CsvOptions.semicolons(), "n").column("x"))
                .startsWith(0.1);
    }

    @Test
    void halfACharacterFailsItsPointInsteadOfBeingReplaced() {
        SweepResult result = texts("half", List.of("whole", "\ud800 half"));
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().getFirst().error()).hasMessageContaining("not a text of Unicode: output=half");
        assertThat(csv(result).row(0).text("half")).isEqualTo("whole");
    }

    @Test
    void aFileThatIsNoTableIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "a,b\n1,2\n1,two\n");
        assertThatThrownBy(() -> SweepResult.readCsv(file)).isInstanceOf(TandemException.class)
                .hasMessageContaining("value=\"two\", column=b, line=3").hasMessageContaining("bad.csv");
        Files.writeString(file, "a,b\n1\n");
        assertThatThrownBy(() -> SweepResult.readCsv(file)).hasMessageContaining("line=2, names=2, values=1");
        Files.writeString(file, "a,b\n[1 2],2\n3,2\n");
        assertThatThrownBy(() -> SweepResult.readCsv(file)).hasMessageContaining("value=\"3\", column=a, line=3");
        Files.writeString(file, "");
        assertThatThrownBy(() -> SweepResult.readCsv(file)).hasMessageContaining("line=1");
        Files.writeString(file, "a,a\n");
        assertThatThrownBy(() -> SweepResult.readCsv(file)).hasMessageContaining("twice");
        Files.writeString(file, "a,b\n1,2\n");
        assertThatThrownBy(() -> SweepResult.readCsv(file, "c")).hasMessageContaining("name=c, names=[a, b]");
        assertThatThrownBy(() -> SweepResult.readCsv(folder.resolve("none.csv"))).isInstanceOf(TandemException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() throws IOException {
        SweepResult result = run("a", 1);
        Files.writeString(folder.resolve("old.h5"), "old");

        assertThatThrownBy(() -> result.writeCsv(folder.resolve("none/table.csv"))).isInstanceOf(TandemException.class)
                .hasMessageContaining("none/table.csv");
        assertThatThrownBy(() -> result.writeCsv(folder)).hasMessageContaining("folder");
        assertThatThrownBy(() -> result.writeHdf5(folder.resolve("old.h5"))).isInstanceOf(TandemException.class)
                .hasMessageContaining("old.h5");
        assertThat(names()).containsExactly("old.h5");
        assertThat(folder.resolve("old.h5")).hasContent("old");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
