package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.internal.store.NotBegunException;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.store.RowStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(120)
class SweepResumeTest {
    private static final List<String> SNIPPETS = List.of("""
            import dev.tandem.engine.sweep.*;
            import dev.tandem.engine.sweep.sample.*;
            import dev.tandem.engine.sweep.point.*;
            """, """
            Map<String, Double> weights = Map.of("a", 2.0, "b", 3.0, "c", 4.0);
            """, """
            record Bowl(double depth) {
                double at(double x) { return weights.get("a") * x * x + depth; }
            }
            """, """
            Bowl bowl = new Bowl(7);
            """, """
            double slow(double x, double y) {
                try { Thread.sleep(10); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                DoubleUnaryOperator twice = z -> 2 * z;
                return bowl.at(x) + twice.applyAsDouble(y);
            }
            """, """
            Sweep sweep(String folder) {
                return Sweep.named("doomed").storedIn(Path.of(folder)).seed(5)
                        .parameter("x", Samples.linear(0, 1, 20)).parameter("y", Samples.linear(0, 1, 10))
                        .output("z", p -> slow(p.get("x"), p.get("y"))).output("noise", p -> p.random().nextGaussian())
                        .onProgress(e -> System.out.println("done " + e.progress().done()));
            }
            """, """
            WorkerPool pool = WorkerPool.processes(2);
            """);
    private static final String SCRIPT = String.join("", SNIPPETS);
    private static final String CLOSE = "; pool.close();";

    private static final int KILLS = Integer.getInteger("kills", 5);

    @TempDir
    private Path folder;

    private String folderLiteral() {
        return "\"" + folder + "\"";
    }

    private Path killedRun() throws IOException, InterruptedException {
        Process main = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "-Dtandem.worker.arguments=" + System.getProperty("tandem.worker.arguments", ""),
                DoomedSweepMain.class.getName(), SCRIPT + "sweep(" + folderLiteral() + ").run(pool)" + CLOSE)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = main.inputReader();
        String line = out.readLine();
        while (line != null && !(line.startsWith("done ") && Integer.parseInt(line.substring(5)) >= 60)) {
            line = out.readLine();
        }
        assertThat(line).as("output of the main process").isNotNull();
        main.destroyForcibly().waitFor();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".duckdb")).findFirst().orElseThrow();
        }
    }

    private static SweepResult eval(TypedSession session, String script, String run) {
        return (SweepResult) session.eval(script + "give(" + run + ");");
    }

    @Test
    void aKilledSweepGoesOnWithWhatIsMissing() throws Exception {
        Path file = killedRun();
        SweepResult before = SweepResult.open(file);
        long finished = before.rows().stream().filter(row -> row.status() == RowStatus.DONE).count();
        assertThat(finished).isBetween(20L, 199L);
        assertThat(before.isComplete()).isFalse();

        String resume = "sweep(" + folderLiteral() + ").resume(pool, Path.of(\"" + file + "\"))";
        try (TypedSession session = new TypedSession()) {
            SweepResult result = eval(session, SCRIPT, resume);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.file()).contains(file);
            assertThat(result.sql("select count(*) as n, count(distinct row) as d from rows").rows())
                    .containsExactly(List.of(200L, 200L));
            for (SweepRow row : before.rows()) {
                if (row.status() == RowStatus.DONE) {
                    assertThat(result.row(row.index()).seconds()).isEqualTo(row.seconds());
                }
            }
            SweepResult whole = eval(session, "", "sweep(" + folderLiteral() + ").notStored().run(pool)");
            for (String column : whole.names()) {
                assertThat(result.column(column)).isEqualTo(whole.column(column));
                assertThat(SweepResult.open(file).column(column)).isEqualTo(whole.column(column));
            }
            assertThat(eval(session, "", resume).sql("select count(*) as n from rows").column("n")).containsExactly(200);
            refusesWhatDiffers(session, file, resume);
            session.eval("pool.close();");
        }
    }

    @Tag("long")
    @Test
    void aSweepThatIsKilledAgainAndAgainHasEachRowOnce() throws Exception {
        Path file = folder.resolve("killed.duckdb");
        Random random = new Random();
        long finished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(file, random.nextInt(600));
            if (isBegun(file)) {
                SweepResult found = SweepResult.open(file);
                List<Object> counts = found.sql("select count(*) as n, count(distinct row) as d from rows").rows().getFirst();
                assertThat(counts.get(0)).as("rows after kill " + kill).isEqualTo(counts.get(1));
                assertThat((long) counts.get(0)).isGreaterThanOrEqualTo(finished);
                finished = (long) counts.get(0);
            }
        }
        try (WorkerPool pool = WorkerPool.threads(2)) {
            SweepResult result = Files.exists(file) ? KilledSweepMain.sweep().resume(pool, file)
                    : KilledSweepMain.sweep().runInto(pool, file);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.failures()).isEmpty();
            assertThat(result.sql("select count(*) as n, count(distinct row) as d from rows where y = 2 * x").rows())
                    .containsExactly(List.of((long) KilledSweepMain.POINTS, (long) KilledSweepMain.POINTS));
        }
    }

    private static void runAndKill(Path file, int afterMillis) throws IOException, InterruptedException {
        Process main = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                KilledSweepMain.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(main.inputReader().readLine()).isEqualTo("ready");
        // The moment itself is what is tried, so nothing is waited for.
        main.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        main.destroyForcibly().waitFor();
    }

    /// A file that nothing is in is told as such, and made anew.
    private static boolean isBegun(Path file) throws IOException {
        try {
            RowStore.open(file);
            return true;
        } catch (NotBegunException e) {
            Files.delete(file);
            Files.deleteIfExists(RowStore.log(file));
            return false;
        } catch (TandemException e) {
            assertThat(e).hasMessageContaining("no such file");
            return false;
        }
    }

    private void refusesWhatDiffers(TypedSession session, Path file, String resume) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        refusesAfter(session, "weights = Map.of(\"c\", 4.5);", resume, "[variable weights]");
        session.eval("weights = Map.of(\"c\", 4.0, \"b\", 3.0, \"a\", 2.0);");
        refusesAfter(session, "bowl = new Bowl(8);", resume, "[variable bowl]");
        session.eval("bowl = new Bowl(7);");
        refuses(session, "2 * z", "3 * z", resume, "[method slow]");
        refuses(session, "seed(5)", "seed(6)", resume, "[seed]");
        refuses(session, "0, 1, 10", "0, 1, 11", resume, "[samples of y]");
        refuses(session, "nextGaussian", "nextDouble", resume, "[method sweep]");
        refuses(session, "\"noise\"", "\"hum\"", resume, "[output hum, output noise, outputs]");
        assertThat(file).hasBinaryContent(bytes);
    }

    private static void refuses(TypedSession session, String before, String after, String resume, String differing) {
        String snippet = SNIPPETS.stream().filter(each -> each.contains(before)).findFirst().orElseThrow();
        refusesAfter(session, snippet.replace(before, after), resume, differing);
        session.eval(snippet);
    }

    private static void refusesAfter(TypedSession session, String change, String resume, String differing) {
        assertThatThrownBy(() -> eval(session, change, resume)).rootCause().hasMessageContaining("differs=" + differing);
    }
}
