package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.snapshot.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a script in a window that nobody sees, and leaves pictures of it.
@Command(name = "snapshot", description = "Runs a script and takes pictures of the window.", mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "the script, a .jsh file")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "what args() returns in the script")
    private List<String> arguments = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "where the pictures go (default: ${DEFAULT-VALUE})", defaultValue = ".")
    private Path out;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read script: file=" + file);
        }
        if (Display.refusesPictures()) {
            return ExitStatus.MISSING.code();
        }
        String name = file.getFileName().toString().replaceFirst("\\.jsh$", "");
        ScriptSettings settings = new ScriptSettings(arguments, ScriptContext.standardOutput(), false);
        try {
            Files.createDirectories(out);
            boolean succeeded = new RecordedRun(settings, kind -> out.resolve(name + "-" + kind + ".png"),
                    picture -> System.out.println("picture: " + picture.toAbsolutePath().normalize())).of(file);
            return (succeeded ? ExitStatus.DONE : ExitStatus.FAILED).code();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot write pictures: out=" + out + ", cause=" + e, e);
        }
    }
}
