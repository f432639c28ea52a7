package dev.tandem.workbench.cli;

import dev.tandem.workbench.outside.KillCommand;
import dev.tandem.workbench.outside.LogsCommand;
import dev.tandem.workbench.outside.PsCommand;
import dev.tandem.workbench.outside.StackCommand;
import dev.tandem.workbench.script.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line of [Main], for all that has something to be parsed; the window when no command is given.
@Command(name = "tandem", description = "A workbench for parallel numerical work in Java.", mixinStandardHelpOptions = true, versionProvider = TandemCommand.Version.class, footer = "%nThe launcher also knows bench, and node and cluster for several machines; each tells more with --help.", subcommands = {
    RunCommand.class, ShellCommand.class, DemoCommand.class, SnapshotCommand.class, PluginsCommand.class, PsCommand.class,
    KillCommand.class, LogsCommand.class, StackCommand.class})
final class TandemCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "scripts to open in the window")
    private List<Path> files = List.of();

    static int execute(String[] args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new TandemCommand());
        // What follows the name of a script belongs to the script.
        line.getSubcommands().get("run").setStopAtPositional(true);
        line.setExecutionExceptionHandler((thrown, _, _) -> OwnFailure.tell(thrown, System.err).code());
        line.getCommandSpec().usageMessage().exitCodeListHeading("Exit codes, where a script does not choose its own:%n")
                .exitCodeList(ExitStatus.meanings());
        return line;
    }

    @Override
    public Integer call() {
        List<Path> unreadable = files.stream().filter(file -> !ScriptRun.isReadable(file)).toList();
        // Where one can be read the window opens, and names there each that cannot.
        if (!unreadable.isEmpty() && unreadable.size() == files.size()) {
            throw new ParameterException(spec.commandLine(), unreadable.stream().map(file -> "file=" + file)
                    .collect(Collectors.joining(", ", unreadable.size() == 1 ? "cannot read script: " : "cannot read scripts: ", "")));
        }
        return Main.window(files);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"tandem " + (version == null ? "(development)" : version)};
        }
    }
}
