package dev.tandem.workbench.cli;

import dev.tandem.workbench.shell.WindowApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// What `scripts/tandem` starts; the window when no command is given.
@Command(
        name = "tandem",
        description = "A workbench for parallel numerical work in Java.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {RunCommand.class, ShellCommand.class, SnapshotCommand.class})
public final class Main implements Runnable {
    /// Exits as soon as the command is done, also while threads of a script still run.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        // What follows the name of a script belongs to the script.
        line.getSubcommands().get("run").setStopAtPositional(true);
        return line;
    }

    @Override
    public void run() {
        WindowApplication.open();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"tandem " + (version == null ? "(development)" : version)};
        }
    }
}
