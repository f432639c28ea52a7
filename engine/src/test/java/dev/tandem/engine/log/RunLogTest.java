package dev.tandem.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.worker.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final LogLimits SMALL = new LogLimits(1000, 5000, 3, Duration.ofDays(30), 100_000);

    @TempDir
    private Path temporary;

    private final List<String> problems = new CopyOnWriteArrayList<>();

    private LogFolder folder() {
        return new LogFolder(temporary.resolve("logs"));
    }

    private static void print(String text) {
        Announcements.emit(RuntimeEvent.WorkerOutput.class, time -> new RuntimeEvent.WorkerOutput(time, 1, "pool", 0, 1, text));
    }

    private static List<LogLine> lines(LoggedRun run) throws IOException {
        List<LogLine> all = new ArrayList<>();
        run.read(all::add);
        return all;
    }

    @Test
    void whatIsPrintedIsThereAfterTheEndForThisUserOnly() throws IOException {
        try (RunLog _ = RunLog.open(folder(), LogLimits.STANDARD, "test", problems::add)) {
            print("tab\tand ü \u001b[31mred");
            print("");
        }
        LoggedRun run = folder().runs().getFirst();
        assertThat(run.what()).isEqualTo("test");
        assertThat(run.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(run.isOpen()).isFalse();
        assertThat(lines(run)).extracting(LogLine::source, LogLine::level, LogLine::text)
                .contains(tuple("tab\tand ü \u001b[31mred"), tuple(""));
        assertThat(Files.readString(run.path().resolve("log-000001.txt")))
                .matches("(?s)\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d\tout\tpool/0\ttab.*");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path()))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().path()))).isEqualTo("rwx------");
        assertThat(problems).isEmpty();
    }

    private static Tuple tuple(String text) {
        return Tuple.tuple("pool/0", LogLevel.OUTPUT, text);
    }

    @Test
    void aRunThatPrintsNothingLeavesNothing() throws IOException {
        RunLog.open(folder(), LogLimits.STANDARD, "test", problems::add).close();
        assertThat(folder().path()).doesNotExist();
        assertThat(folder().runs()).isEmpty();
    }

    @Test
    void whatIsPrintedIsOnDiskWithinASecond() throws IOException {
        try (RunLog _ = RunLog.open(folder(), LogLimits.STANDARD, "test", problems::add)) {
            print("soon");
            long begun = System.nanoTime();
            Await.until("on disk", () -> Files.exists(folder().path()) && text().contains("soon"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
            assertThat(folder().runs().getFirst().isOpen()).isTrue();
        }
    }

    private String text() {
        try {
            StringBuilder all = new StringBuilder();
            for (LoggedRun run : folder().runs()) {
                lines(run).forEach(line -> all.append(line.text()).append('\n'));
            }
            return all.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void theOldestLinesOfALongRunGoAndThatIsTold() throws IOException {
        try (RunLog _ = RunLog.open(folder(), SMALL, "test", problems::add)) {
            for (int i = 0; i < 400; i++) {
                print("line " + i);
                if (i % 50 == 49) {
                    String last = "line " + i + "\n";
                    Await.until("on disk", () -> Files.exists(folder().path()) && text().contains(last));
                }
            }
        }
        LoggedRun run = folder().runs().getFirst();
        List<LogLine> all = lines(run);
        assertThat(run.bytes()).isLessThan(9000);
        assertThat(all.getFirst().text()).matches("… \\d+ earlier lines are no longer kept: .*");
        long gone = Long.parseLong(all.getFirst().text().replaceAll("\\D+(\\d+).*", "$1"));
        assertThat(all.get(1).text()).isEqualTo("line " + gone);
        assertThat(all.getLast().text()).isEqualTo("line 399");
        assertThat(all).hasSize(401 - (int) gone);
    }

    @Test
    void aFolderThatCannotBeMadeIsToldOnceAndAllElseGoesOn() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        try (RunLog _ = RunLog.open(new LogFolder(file), LogLimits.STANDARD, "test", problems::add)) {
            print("a");
            Await.until("told", () -> !problems.isEmpty());
            print("b");
        }
        assertThat(problems).singleElement().asString().contains("not kept on disk", file.toString());
    }

    @Test
    void onlySoManyEarlierRunsAreKept() throws IOException {
        for (int i = 0; i < 6; i++) {
            try (RunLog _ = RunLog.open(folder(), SMALL, "run " + i, problems::add)) {
                print("line");
            }
        }
        Await.until("tidy", () -> {
            try {
                return folder().runs().size() <= 3;
            } catch (IOException e) {
                return false;
            }
        });
        assertThat(folder().runs().getFirst().what()).isEqualTo("run 5");
    }

    @Test
    void recordsOfLoggersAreLinesWithTheirLevelAndStack() throws IOException {
        try (RunLog _ = RunLog.open(folder(), LogLimits.STANDARD, "test", problems::add)) {
            print("first");
            Await.until("on disk", () -> Files.exists(folder().path()) && text().contains("first"));
            Logger logger = Logger.getLogger("test.records");
            logger.setUseParentHandlers(true);
            logger.log(Level.INFO, "number {0}", 7);
            logger.log(Level.SEVERE, "broken", new IllegalStateException("why"));
        }
        assertThat(lines(folder().runs().getFirst())).filteredOn(line -> line.source().equals("test.records"))
                .extracting(line -> line.level().word() + " " + line.text()).contains("info number 7", "error broken",
                        "error java.lang.IllegalStateException: why");
    }

    @Test
    void aLineThatWasCutIsGivenOnWithAllThatItHas() throws IOException {
        try (RunLog _ = RunLog.open(folder(), LogLimits.STANDARD, "test", problems::add)) {
            print("whole");
        }
        Path file = folder().runs().getFirst().path().resolve("log-000001.txt");
        Files.writeString(file, Files.readString(file) + "2026-03-0");
        assertThat(lines(folder().runs().getFirst()).getLast().text()).isEqualTo("no whole line: 2026-03-0");
    }

    @Test
    void whereAProcessOfAWorkerEndedAndWhyIsALine() {
        List<LogLine> told = new ArrayList<>();
        LogLines lines = new LogLines(text -> text);
        lines.take(new RuntimeEvent.ProcessChanged(Instant.EPOCH, 7, "pool", 2, 4711, WorkerState.GONE,
                "killed by signal 9"), told::add);
        lines.take(new RuntimeEvent.WorkerOutput(Instant.EPOCH, 8, "pool", 2, 2, "of another pool"), told::add);
        lines.take(new RuntimeEvent.CallFailed(Instant.EPOCH, 7, "pool", 2, "map 1", "bad\n\tat here\n"), told::add);
        assertThat(told).extracting(line -> line.source() + " " + line.level().word() + " " + line.text()).containsExactly(
                "pool/2 state process 4711 has ended: killed by signal 9", "pool#8/2 error of another pool", "pool/2 error map 1 failed: bad",
                "pool/2 error \tat here");
    }

    @Test
    void whatALoggerPrintsByItselfHasItsLevel() {
        List<LogLine> told = new ArrayList<>();
        LogLines lines = new LogLines(text -> text);
        for (String text : List.of("Dec 01, 2026 9:56:28 AM my.Solver step", "INFO: ready", "SEVERE: broken", "WARNING: odd", "FINE: small",
                "a note: none", "\tat here(Solver.java:1)")) {
            lines.take(new RuntimeEvent.WorkerOutput(Instant.EPOCH, 7, "pool", 2, 2, text), told::add);
        }
        assertThat(told).extracting(line -> line.level().word()).containsExactly("info", "info", "error", "warning", "trace", "error", "error");
    }

    @Test
    void recordsOfWorkersAreLinesOfTheWorker() throws IOException {
        try (RunLog _ = RunLog.open(folder(), LogLimits.STANDARD, "test", problems::add)) {
            print("first");
            Await.until("on disk", () -> Files.exists(folder().path()) && text().contains("first"));
            WorkerRecord record = new WorkerRecord("pool-1/2", Level.WARNING, "odd");
            record.setLoggerName("test.worker");
            Logger.getLogger("test.worker").log(record);
        }
        assertThat(lines(folder().runs().getFirst())).contains(
                new LogLine(lines(folder().runs().getFirst()).getLast().time(), LogLevel.WARNING, "pool-1/2", "test.worker: odd"));
    }
}
