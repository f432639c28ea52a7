package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.cli.LaunchedMain.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
class ReportTest {
    private static final String SCRIPT = """
            // What this is about
            int first = 41;

            // %% A parabola
            // It is *least* at zero, and <script>alert(1)</script> is text:
            //
            // - `x` goes up
            plot(new double[] {1, 2}, new double[] {3, 4}).title("Up & <down>");
            // a comment of the code
            System.out.println("a <b> & \\"c\\" " + (first + 1));
            System.err.println("complaint");

            // %% The end
            int last = first + 2;
            """;

    @TempDir
    private Path folder;

    private Result run(String text, String report) throws Exception {
        Path script = Files.writeString(folder.resolve("a.jsh"), text);
        return MainHere.run(folder, "run", "--out", folder.resolve("o").toString(), "--report", folder.resolve(report).toString(), script.toString());
    }

    private String page(String text) throws Exception {
        run(text, "r.html");
        return Files.readString(folder.resolve("r.html"));
    }

    private List<JsonObject> cells(String text) throws Exception {
        run(text, "r.ipynb");
        JsonArray cells = JsonParser.parseString(Files.readString(folder.resolve("r.ipynb"))).getAsJsonObject().getAsJsonArray("cells");
        List<JsonObject> all = new ArrayList<>();
        cells.forEach(cell -> all.add(cell.getAsJsonObject()));
        return all;
    }

    private static String source(JsonObject cell) {
        StringBuilder text = new StringBuilder();
        for (JsonElement line : cell.getAsJsonArray("source")) {
            text.append(line.getAsString());
        }
        return text.toString();
    }

    @Test
    void aPageHasTextCodeOutputAndPicturesInTheirOrderAndNeedsNoNetwork() throws Exception {
        String page = page(SCRIPT);
        assertThat(page).containsSubsequence("<h1>a.jsh</h1>", "ended after", "What this is about", "first", "<h2>A parabola</h2>", "<em>least</em>",
                "<code>x</code>", "title(", "<img", "a comment of the code", "a &lt;b&gt; &amp; &quot;c&quot; 42", "complaint", "<h2>The end</h2>",
                "last");
        assertThat(page).contains("alt=\"Up &amp; &lt;down&gt;\"", "prefers-color-scheme: dark").doesNotContain("<script", "http://", "https://");
    }

    @Test
    void aNotebookHasTheSameInItsCells() throws Exception {
        List<JsonObject> cells = cells(SCRIPT);
        assertThat(cells.stream().map(cell -> cell.get("cell_type").getAsString()).toList())
                .containsExactly("markdown", "code", "markdown", "code", "code", "code", "markdown", "code");
        assertThat(source(cells.get(2))).startsWith("## A parabola\n\nIt is *least*");
        assertThat(cells.get(3).getAsJsonArray("outputs").toString()).contains("image/png");
        assertThat(cells.get(4).getAsJsonArray("outputs").toString()).contains("stream", "stdout", "42");
        assertThat(cells.get(5).getAsJsonArray("outputs").toString()).contains("stderr", "complaint");
        assertThat(source(cells.get(7))).isEqualTo("int last = first + 2;");
    }

    @Test
    void aScriptThatFailsIsReportedUpToThere() throws Exception {
        Result result =
                run("System.out.println(\"before\");\n// %% Bad\nint[] few = new int[2];\nfew[5] = 1;\nSystem.out.println(\"never\");\n", "r.html");
        assertThat(result.code()).isEqualTo(1);
        String page = Files.readString(folder.resolve("r.html"));
        assertThat(page).contains("failed after", "before", "Index 5 out of bounds for length 2", "class=\"failure\"").doesNotContain("never");
        assertThat(page.split("Index 5 out of bounds")).as("told once").hasSize(2);
    }

    @Test
    void whatAScriptLeavesOutByLeavingIsNotInItsReport() throws Exception {
        for (String leave : List.of("/exit", "System.exit(0);")) {
            assertThat(page("int before = 1;\n" + leave + "\nint never = 2;\n// %% Neither this\nint nor = 3;\n"))
                    .contains("before", "The rest of the script did not run", "ended after").doesNotContain("never", "Neither", "nor");
        }
    }

    @Test
    void aFloodIsCutAndSaysSo() throws Exception {
        String page = page("for (int i = 0; i < 1_000_000; i++) System.out.println(\"line \" + i);\nSystem.out.println(\"after\");\n");
        assertThat(page).contains("line 999\n", "999000 more lines", "after").doesNotContain("line 1000\n");
        assertThat(page.length()).isLessThan(500_000);
    }

    @Test
    void manyPicturesMakeAPageThatCanBeOpened() throws Exception {
        String page = page("for (int i = 0; i < 40; i++) plot(new double[] {1, 2}, new double[] {3, i}).title(\"p\" + i);\n");
        assertThat(page.split("<img", -1)).hasSize(41);
    }

    @Test
    void whatWorkersDidIsAtTheEndWithTheirOutputWhereItWas() throws Exception {
        String page = page("""
                try (WorkerPool pool = WorkerPool.processes(1)) {
                    pool.apply(() -> { System.out.println("hello"); Thread.sleep(20); return 0; });
                }
                System.out.println("closed");
                """);
        assertThat(page).containsSubsequence("worker 0] hello", "closed", "What the workers did", "speed-up", "<img");
    }

    @Test
    void anotherKindOfFileIsRefusedBeforeAnythingRuns() throws Exception {
        Result result = run("Files.writeString(Path.of(\"" + folder.resolve("ran") + "\"), \"\");", "r.pdf");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("a report is a page (.html) or a notebook (.ipynb)", "r.pdf");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void aReportThatCannotBeWrittenIsAFailureOfTheRun() throws Exception {
        Result result = run("int a = 1;", "no/such/folder/r.html");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("report not written", "r.html");
    }
}
