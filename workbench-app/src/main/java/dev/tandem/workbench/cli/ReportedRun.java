package dev.tandem.workbench.cli;

import dev.tandem.charts.ChartSink;
import dev.tandem.charts.RunFigures;
import dev.tandem.engine.TandemException;
import dev.tandem.workbench.report.ScriptReport;
import dev.tandem.workbench.report.ReportPart;
import dev.tandem.workbench.report.ReportRecorder;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.classpath.ClassPathServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A run of a script of which a report is written, also when the script fails. Used by the thread that runs it, which closes it.
final class ReportedRun implements AutoCloseable {
    private static final double SECOND = 1e9;

    private final SourceText script;
    private final String name;
    private final Path file;
    private final Instant begin = Instant.now();
    private ReportRecorder recorder;

    /// @param script the very text that will run
    /// @param name what the report calls it
    ReportedRun(SourceText script, String name, Path file) {
        this.script = script;
        this.name = name;
        this.file = file;
    }

    /// Takes charts on their way.
    UnaryOperator<ChartSink> sink() {
        return next -> {
            recorder = new ReportRecorder(next);
            return recorder;
        };
    }

    void follow(ScriptRunner runner) {
        recorder.begin(script);
        runner.follow((text, from, to, outcome) -> recorder.ended(text, from, to, outcome == null ? List.of() : ErrorReport.lines(outcome)));
    }

    /// Writes the report.
    ///
    /// @param code with which the script has ended
    /// @return the code with which the program is to end
    int ended(int code) {
        List<ReportPart> parts = new ArrayList<>(recorder.finish());
        recorder.close();
        Instant end = Instant.now();
        for (RunFigures figures : ClassPathServices.of(RunFigures.class)) {
            figures.of(begin, end).forEach(figure -> parts.add(new ReportPart.Appendix(figure.title(), figure.caption(),
                    ReportRecorder.picture(figure.title(), figure.light(), figure.dark(), figure.height()))));
        }
        Duration took = Duration.between(begin, end);
        String seconds = String.format(Locale.ROOT, "%.1f s", took.toNanos() / SECOND);
        String outcome = code == ExitStatus.DONE.code() ? "ended after " + seconds : "failed after " + seconds + ", exit code " + code;
        try {
            new ScriptReport(name, begin, took, outcome, parts).write(file);
            OwnLines.tell("report: " + file.toAbsolutePath());
            return code;
        } catch (TandemException e) {
            System.err.println(e.getMessage());
            return code == ExitStatus.DONE.code() ? ExitStatus.FAILED.code() : code;
        }
    }

    @Override
    public void close() {
        if (recorder != null) {
            recorder.close();
        }
    }
}
