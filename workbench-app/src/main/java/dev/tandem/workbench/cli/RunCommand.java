package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.ScriptReport;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

    @Option(names = "--report", paramLabel = "FILE", description = "writes text, code, output and plots of the script into one page (.html) or "
            + "notebook (.ipynb)")
    private Path report;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "what args() returns in the script")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException {
        if (!ScriptRun.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read script: file=" + file);
        }
        if (report != null && !ScriptReport.isKnown(report)) {
            throw new ParameterException(spec.commandLine(), "a report is a page (.html) or a notebook (.ipynb): file=" + report);
        }
        place.use();
        try {
            return new ScriptRun(file, out, report, arguments).run();
        } catch (CharacterCodingException e) {
            throw new ParameterException(spec.commandLine(), "cannot read script: cause=" + e, e);
        }
    }
}
