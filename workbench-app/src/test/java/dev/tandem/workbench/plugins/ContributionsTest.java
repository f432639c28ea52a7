package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.Chart;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.MessagePlot;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.PiePlot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What plugins contribute to scripts: samplers, formats of files, kinds of charts.
@ExtendWith(LeavesNothing.class)
class ContributionsTest {
    private static final String SOURCE = """
            import dev.tandem.engine.sweep.*;
            import dev.tandem.engine.sweep.sample.*;
            import dev.tandem.engine.sweep.store.*;
            import dev.tandem.plugin.*;
            import java.io.IOException;
            import java.nio.file.*;
            import java.util.*;
            public class Allfarm {
                public static class Squares implements Sampler {
                    public String kind() { return "squares"; }
                    public List<String> arguments() { return List.of("first", "count"); }
                    public boolean isJoint() { return false; }
                    public double[] values(SampleArguments given, int position, int round) {
                        double first = given.number("first");
                        double[] values = new double[given.count("count")];
                        for (int i = 0; i < values.length; i++) values[i] = (first + i) * (first + i);
                        return values;
                    }
                }
                public static class Coins implements Sampler {
                    public String kind() { return "coins"; }
                    public List<String> arguments() { return List.of("count", "seed"); }
                    public boolean isJoint() { return true; }
                    public double[] values(SampleArguments given, int position, int round) {
                        long seed = given.whole("seed") + 31L * position + round;
                        return new Random(seed).ints(given.count("count"), 0, 2).asDoubleStream().toArray();
                    }
                }
                public static class Broken implements Sampler {
                    public String kind() { return "broken"; }
                    public List<String> arguments() { return List.of(); }
                    public boolean isJoint() { return false; }
                    public double[] values(SampleArguments given, int position, int round) { throw new IllegalStateException("out of dice"); }
                }
                public static class Tabs implements TableExporter, TableImporter {
                    public String kind() { return "tabs"; }
                    public void write(ResultTable table, Path file) throws IOException {
                        StringBuilder text = new StringBuilder(String.join("\\t", table.names()) + "\\n");
                        for (SweepRow row : table.rows()) {
                            List<String> cells = new ArrayList<>();
                            for (String name : table.names()) cells.add(Double.toString(row.get(name)));
                            text.append(String.join("\\t", cells)).append("\\n");
                        }
                        Files.writeString(file, text);
                    }
                    public TableColumns read(Path file, List<String> outputs) throws IOException {
                        List<String> lines = Files.readAllLines(file);
                        String[] names = lines.get(0).split("\\t");
                        Map<String, double[]> parameters = new LinkedHashMap<>();
                        Map<String, double[]> others = new LinkedHashMap<>();
                        for (int k = 0; k < names.length; k++) {
                            int at = k;
                            double[] column = lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split("\\t")[at])).toArray();
                            (outputs.contains(names[k]) ? others : parameters).put(names[k], column);
                        }
                        return new TableColumns(parameters, others);
                    }
                }
                public static class Cake implements PlotKind {
                    public String kind() { return "cake"; }
                    public List<String> columns() { return List.of("label", "share"); }
                    public org.jfree.chart.plot.Plot plot(PlotRows rows) {
                        if (rows.table().size() > 4) throw new IllegalStateException("too many guests: " + rows.table().size());
                        var data = new org.jfree.data.general.DefaultPieDataset<String>();
                        for (int i = 0; i < rows.table().size(); i++) data.setValue("" + rows.column(0)[i], rows.column(1)[i]);
                        return new org.jfree.chart.plot.PiePlot<>(data);
                    }
                }
            }
            """;

    @TempDir
    private Path folder;
    private final List<Chart<?>> shown = new ArrayList<>();

    @BeforeEach
    void install() throws IOException {
        PluginJar.withExtensions(folder.resolve("plugins"), "farm", Map.of(
                "dev.tandem.engine.sweep.sample.Sampler", "Allfarm$Squares\nAllfarm$Coins\nAllfarm$Broken\n",
                "dev.tandem.engine.sweep.TableExporter", "Allfarm$Tabs\n",
                "dev.tandem.engine.sweep.store.TableImporter", "Allfarm$Tabs\n",
                "dev.tandem.plugin.PlotKind", "Allfarm$Cake\n"), SOURCE);
    }

    /// What the last statement of a script says, or its error.
    private String run(String script) {
        try (PluginFolder plugins = new PluginFolder(folder.resolve("plugins"))) {
            plugins.load();
            assertThat(plugins.status()).allMatch(PluginStatus::isActive);
            ScriptContext context = new ScriptContext(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {}), shown::add);
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard().onStart(context::enter)))) {
                String said = "";
                List<StatementOutcome> outcomes = new ArrayList<>();
                new ScriptRunner(session, context, outcomes::add, _ -> {}).run(new SourceText("test", script));
                for (StatementOutcome outcome : outcomes) {
                    said = switch (outcome) {
                        case StatementOutcome.Value value -> value.rendered();
                        case StatementOutcome.Threw threw -> threw.failure().message();
                        case StatementOutcome.Rejected rejected -> rejected.toString();
                        default -> said;
                    };
                }
                return said;
            }
        }
    }

    @Test
    void aSamplerWorksInASweepAndOnWorkers() {
        assertThat(run("""
                WorkerPool pool = WorkerPool.processes(1);
                SweepResult table = Sweep.named("s").parameter("x", Samples.named("squares", 2, 3))
                    .output("y", p -> p.get("x") + Samples.named("squares", 3, 2).values()[1]).run(pool);
                pool.close();
                Arrays.toString(table.column("x")) + Arrays.toString(table.column("y"))
                """)).contains("[4.0, 9.0, 16.0][20.0, 25.0, 32.0]");
    }

    @Test
    void aTableIsWrittenAndReadInAContributedFormatHereAndOnWorkers() throws IOException {
        String path = folder.resolve("table.tabs").toString();
        assertThat(run("""
                SweepResult table = SweepResult.of("t", Map.of("x", new double[] {1, 2}), Map.of("y", new double[] {3, 4}));
                table.write("tabs", Path.of("%1$s"));
                WorkerPool pool = WorkerPool.processes(1);
                double there = pool.map(name -> SweepResult.read("tabs", Path.of(name), "y").maximum("y").get("x"), List.of("%1$s")).get(0);
                pool.close();
                there + " " + SweepResult.read("tabs", Path.of("%1$s"), "y").outputs()
                """.formatted(path))).contains("2.0 [y]");
        assertThat(Files.readString(Path.of(path))).isEqualTo("x\ty\n1.0\t3.0\n2.0\t4.0\n");
    }

    @Test
    void aRunWithAContributedSamplerIsResumed() {
        String path = folder.resolve("run.tandem").toString();
        String sweep = """
                WorkerPool pool = WorkerPool.processes(1);
                SweepResult table = Sweep.named("s").parameter("c", Samples.named("coins", 20, %1$d))
                    .output("y", p -> 2 * p.get("c")).%2$s(pool, Path.of("%3$s"));
                pool.close();
                Arrays.toString(table.column("c"))
                """;
        String first = run(sweep.formatted(5, "runInto", path));
        assertThat(first).contains("0.0").contains("1.0");
        assertThat(run(sweep.formatted(5, "resume", path))).isEqualTo(first);
        assertThat(run(sweep.formatted(6, "resume", path))).contains("samples");
    }

    @Test
    void aChartOfAContributedKindIsDrawnOfTheRowsThatWereChosen() {
        run("""
                SweepResult table = SweepResult.of("t", Map.of("x", new double[] {1, 2, 3}), Map.of("y", new double[] {3, 4, 5}));
                plot(table).as("cake", "x", "y").between("x", 1, 2).title("Two pieces");
                """);
        assertThat(shown).singleElement().extracting(Chart::title).isEqualTo("Two pieces");
        assertThat(shown.getFirst().draw(ChartTheme.DARK).getPlot()).isInstanceOfSatisfying(PiePlot.class,
                plot -> assertThat(plot.getDataset().getItemCount()).isEqualTo(2));
    }

    @Test
    void whatAKindOfChartThrowsStandsInItsPlace() {
        run("""
                double[] x = {1, 2, 3, 4, 5};
                plot(SweepResult.of("t", Map.of("x", x), Map.of("y", x))).as("cake", "x", "y");
                """);
        assertThat(shown.getFirst().draw(ChartTheme.LIGHT).getPlot()).isInstanceOfSatisfying(MessagePlot.class,
                plot -> assertThat(plot.message()).contains("too many guests: 5"));
    }

    @Test
    void builtInKindsComeThroughTheSameDoor() {
        assertThat(run("""
                SweepResult table = SweepResult.of("t", Map.of("x", new double[] {1, 2}), Map.of("y", new double[] {3, 4}));
                plot(table).as("line", "x", "y");
                Samples.named("linear", 0, 1, 3).equals(Samples.linear(0, 1, 3))
                """)).isEqualTo("true");
        assertThat(shown).singleElement().extracting(Chart::title).isEqualTo("t: y over x");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(run("Samples.named(\"cubes\", 1)")).contains("no such kind of samples: kind=cubes").contains("coins").contains("sobol");
        assertThat(run("Samples.named(\"squares\", 1)")).contains("wanted=[first, count], given=[1]");
        assertThat(run("Samples.named(\"squares\", 1, 2.5)")).contains("not a whole number: kind=squares, count=2.5");
        assertThat(run("Samples.named(\"broken\")")).contains("the sampler failed: kind=broken").contains("out of dice");
        String table = "SweepResult table = SweepResult.of(\"t\", Map.of(\"x\", new double[] {1}), Map.of());\n";
        assertThat(run(table + "table.write(\"tab\", Path.of(\"t\"))")).contains("kinds=[csv, hdf5, parquet, tabs]");
        assertThat(run(table + "plot(table).as(\"pie\", \"x\")")).contains("kinds=[box, cake, contour");
        assertThat(run(table + "plot(table).as(\"cake\", \"x\")")).contains("wanted=[label, share], given=[x]");
        assertThat(run(table + "plot(table).as(\"cake\", \"x\", \"z\")")).contains("z").contains("x");
    }
}
