package dev.tandem.workbench.cli;

import dev.tandem.engine.log.RunLog;
import dev.tandem.engine.place.Places;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.outside.Door;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One script file and what it is run with, on the thread that asks.
///
/// @param out where output goes, or null for a new folder
/// @param report where a report goes, or null for none
/// @param arguments what `args()` returns in the script
record ScriptRun(Path file, Path out, Path report, List<String> arguments) {
    /// The run that a command line of a script and its arguments means, or null when there is more to it.
    static ScriptRun plain(String[] args) {
        boolean isPlain = args.length > 1 && args[0].equals("run") && !args[1].startsWith("-")
                && Stream.of(args).noneMatch(each -> each.startsWith("@") || each.equals("--")) && Places.wanted().isEmpty();
        return isPlain && isReadable(Path.of(args[1])) ? new ScriptRun(Path.of(args[1]), null, null, List.of(args).subList(2, args.length)) : null;
    }

    static boolean isReadable(Path file) {
        return Files.isReadable(file) && !Files.isDirectory(file);
    }

    /// Runs it to its end.
    ///
    /// @return the exit code
    /// @throws IOException when the file cannot be read
    int run() throws IOException {
        try (SweepBar bar = SweepBar.onTerminal()) {
            return run(bar.line());
        }
    }

    private int run(BottomLine line) throws IOException {
        OutputFolder output = out == null ? ScriptContext.standardOutput() : OutputFolder.named(out, OwnLines::tell);
        SourceText source = new SourceText(file.toString(), Files.readString(file));
        if (report == null) {
            return run(source, line, ScriptContext.withoutWindow(arguments, output), _ -> {});
        }
        try (ReportedRun reported = new ReportedRun(source, file.getFileName().toString(), report)) {
            return reported.ended(run(source, line, ScriptContext.withoutWindow(arguments, output, reported.sink()), reported::follow));
        }
    }

    /// @param prepare is given what runs the script before it does
    private int run(SourceText source, BottomLine line, ScriptContext context, Consumer<ScriptRunner> prepare) throws IOException {
        SessionOptions options = SessionOptions.standard().withoutValues().onStart(context::enter);
        String what = "run " + file.getFileName();
        try (WorkerLines _ = WorkerLines.show(System.out, System.err, line);
                RunLog log = RunLog.open(what, StandardError::tell);
                Door _ = Door.open(what);
                Plugins plugins = new Plugins();
                Session session = Session.open(plugins.addTo(options, System.err))) {
            log.placesBy(session::placed);
            ScriptRunner runner = new ScriptRunner(session, context, ScriptRun::tell, OwnLines::tell);
            prepare.accept(runner);
            Interruption interruption = Interruption.install(runner);
            int code = runner.run(source, file).orElse(ExitStatus.DONE.code());
            return interruption.codeOr(code);
        }
    }

    private static void tell(StatementOutcome outcome) {
        if (StandardError.isTerminal()) {
            OwnLines.begin();
        }
        ErrorReport.lines(outcome).forEach(System.err::println);
        ErrorReport.notes(outcome).forEach(System.err::println);
    }
}
