package dev.tandem.workbench.cli;

import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.shell.NoWindowException;
import dev.tandem.workbench.shell.WindowApplication;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What `scripts/tandem` starts; the window when no command is given.
@Command(name = "tandem", description = "A workbench for parallel numerical work in Java.", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, footer = "%nThe launcher also knows bench, and node and cluster for several machines; each tells more with --help.", subcommands = {
    RunCommand.class, ShellCommand.class, DemoCommand.class, SnapshotCommand.class})
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "scripts to open in the window")
    private List<Path> files = List.of();

    /// Exits as soon as the command is done, also while threads of a script still run.
    public static void main(String[] args) {
        int code = ExitStatus.BROKEN.code();
        try {
            UserCache.guardNatives();
            UserCache.guardWindow();
            OwnLines.install();
            code = execute(args);
        } catch (Throwable e) {
            // The last boundary: whatever it is must not look like the end of a script.
            OwnFailure.tell(e, System.err);
        } finally {
            System.exit(code);
        }
    }

    /// What most people type has nothing to parse, and the JVM does not keep the parser's classes, which are of an old format, in
    /// its start cache: loading them takes a sixth of the time of a short script.
    private static int execute(String[] args) {
        if (args.length == 0) {
            return new Main().call();
        }
        ScriptRun plain = ScriptRun.plain(args);
        if (plain != null) {
            try {
                return plain.run();
            } catch (CharacterCodingException e) {
                // No text: told as all that is wrong with a command line.
            } catch (IOException e) {
                return OwnFailure.tell(e, System.err).code();
            }
        }
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        // What follows the name of a script belongs to the script.
        line.getSubcommands().get("run").setStopAtPositional(true);
        line.setExecutionExceptionHandler((thrown, _, _) -> OwnFailure.tell(thrown, System.err).code());
        line.getCommandSpec().usageMessage().exitCodeListHeading("Exit codes, where a script does not choose its own:%n")
                .exitCodeList(ExitStatus.meanings());
        return line;
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new ParameterException(spec.commandLine(), "cannot read script: file=" + file);
            }
        }
        if (Display.isMissing()) {
            return noWindow(Display.problem().orElseThrow());
        }
        try {
            WindowApplication.open(files.stream().map(Path::toString).toArray(String[]::new));
        } catch (NoWindowException e) {
            return noWindow(Display.problem().orElseGet(() -> "No window can be opened: cause=" + e.getCause() + "."));
        }
        return ExitStatus.DONE.code();
    }

    private static int noWindow(String why) {
        System.err.println("tandem: " + why);
        System.err.println("tandem: Without a window there are tandem shell, tandem run, tandem demo --off-screen and tandem snapshot;"
                + " see tandem --help.");
        return ExitStatus.MISSING.code();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"tandem " + (version == null ? "(development)" : version)};
        }
    }
}
