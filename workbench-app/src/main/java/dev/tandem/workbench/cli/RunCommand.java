package dev.tandem.workbench.cli;

import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs one script file.
@Command(name = "run", description = "Runs a script.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlaceOption place;

    @Parameters(index = "0", paramLabel = "FILE", description = "the script, a .jsh file")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", description = "where output(...) and plots go; if it holds something "
            + "already, a numbered folder beside it (otherwise a new folder in tandem-output)")
    private Path out;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "what args() returns in the script")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read script: file=" + file);
        }
        place.use();
        try (SweepBar bar = SweepBar.onTerminal()) {
            return runScript(bar.line());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read script: cause=" + e, e);
        }
    }

    private int runScript(BottomLine line) throws IOException {
        OutputFolder output = out == null
                ? ScriptContext.standardOutput() : OutputFolder.named(out, OwnLines::tell);
        ScriptContext context = ScriptContext.withoutWindow(arguments, output);
        SessionOptions options = SessionOptions.standard().withoutValues().onStart(context::enter);
        try (WorkerLines _ = WorkerLines.show(System.out, System.err, line);
                Plugins plugins = new Plugins();
                Session session = Session.open(plugins.addTo(options, System.err))) {
            ScriptRunner runner = new ScriptRunner(session, context, RunCommand::tell, OwnLines::tell);
            Interruption interruption = Interruption.install(runner);
            int code = runner.run(file);
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
