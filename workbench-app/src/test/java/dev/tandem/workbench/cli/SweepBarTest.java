package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepEvent;
import dev.tandem.engine.sweep.SweepProgress;
import dev.tandem.engine.sweep.sample.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class SweepBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final BottomLine line = new BottomLine(terminal, () -> 20);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "<");
    }

    @Test
    void makesWayForWhatOthersPrint() {
        PrintStream out = line.above(terminal);
        line.show("one");
        out.println("text");
        line.show("two");
        line.leave("end");
        assertThat(printed()).isEqualTo("<one<text\n<two<end\n");
    }

    @Test
    void waitsWhileSomebodyElseIsWithinALine() {
        PrintStream out = line.above(terminal);
        out.print("begun");
        line.show("one");
        out.println(".");
        line.show("two");
        assertThat(printed()).isEqualTo("begun.\n<two");
    }

    @Test
    void isNeverLongerThanTheTerminalIsWide() {
        line.show("a".repeat(50));
        assertThat(printed()).isEqualTo("<" + "a".repeat(19));
    }

    @Test
    void whatOthersHaveBegunIsShownUntilItEndsAndNeverGluedToOtherOutput() {
        PrintStream out = line.above(terminal);
        line.begun("[p] 1");
        out.println("text");
        line.begun("[p] 12");
        line.begun("");
        out.println("[p] 123");
        assertThat(printed()).isEqualTo("<[p] 1<text\n<[p] 1<[p] 12<[p] 123\n");
    }

    @Test
    void whatAWorkerPrintsWithoutAnEndOfLineIsShownAtOnceAndInOneLineInTheEnd() throws Exception {
        BottomLine wide = new BottomLine(terminal, () -> 80);
        PrintStream out = wide.above(terminal);
        try (WorkerPool pool = WorkerPool.processes(1); WorkerLines _ = WorkerLines.show(out, out, wide)) {
            Path go = Files.createTempFile("go", null);
            String file = go.toString();
            var done = CompletableFuture.supplyAsync(() -> pool.apply(() -> {
                System.out.print("half");
                while (Files.exists(Path.of(file))) {
                    Thread.sleep(5);
                }
                System.out.println(" a line");
                return 0;
            }));
            Await.until("half is shown", Duration.ofSeconds(20), () -> printed().endsWith("<[" + pool.name() + " worker 0] half"));
            Files.delete(go);
            done.get(20, TimeUnit.SECONDS);
            Await.until("the line", Duration.ofSeconds(20), () -> printed().endsWith("<[" + pool.name() + " worker 0] half a line\n"));
        }
    }

    @Test
    void nothingThatWasBegunIsShownBesideAPrompt() {
        line.begun("[p] 1");
        line.quiet(true);
        line.begun("[p] 12");
        line.quiet(false);
        line.begun("[p] 123");
        assertThat(printed()).isEqualTo("<[p] 1<<[p] 123");
    }

    @Test
    void showsASweepThatTakesLongAndGivesTheStreamsBack() throws Exception {
        PrintStream before = System.out;
        try (SweepBar _ = SweepBar.on(new BottomLine(terminal, () -> 80), Duration.ofMillis(400)); WorkerPool pool = WorkerPool.threads(2)) {
            Sweep.named("slow").parameter("a", Samples.linear(0, 1, 40)).output("v", point -> {
                Thread.sleep(50);
                return point.get("a");
            }).run(pool);
        }
        assertThat(printed()).contains("<slow [").contains("/40, ").endsWith("/s\n").contains("<slow: 40 of 40 rows in ");
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void keepsQuietAboutASweepThatIsOverAtOnce() throws Exception {
        try (SweepBar _ = SweepBar.on(line, Duration.ofMinutes(1)); WorkerPool pool = WorkerPool.threads(1)) {
            Sweep.named("quick").parameter("a", Samples.linear(0, 1, 3)).output("v", point -> 1).run(pool);
        }
        assertThat(printed()).isEmpty();
    }

    @Test
    void tellsProgressAndRestInOneLine() {
        SweepProgress half = new SweepProgress(200, 100, 3, Duration.ofSeconds(100));
        assertThat(ProgressText.line("flu", half))
                .isEqualTo("flu [############............] 50% 100/200, 3 failed, 1.0/s, 1:40 min left");
        assertThat(ProgressText.line("a\nname that is rather long, really", new SweepProgress(0, 0, 0, Duration.ZERO)))
                .startsWith("a name that is rather l~ [").endsWith("0/0, 0.0/s");
        assertThat(ProgressText.summary("flu", half, SweepEvent.Ending.FAILED))
                .isEqualTo("flu: stopped, 100 of 200 rows in 1:40 min, 3 failed, 1.0/s");
    }
}
