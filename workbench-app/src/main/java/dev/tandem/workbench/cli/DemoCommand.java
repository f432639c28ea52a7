package dev.tandem.workbench.cli;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.shell.NoWindowException;
import dev.tandem.workbench.shell.WindowApplication;
import dev.tandem.workbench.snapshot.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Fits an epidemic model to a real outbreak on two worker processes: in the window where there is a display, and
/// otherwise off-screen, leaving pictures and tables.
@Command(name = "demo", description = "Fits an epidemic model to a real outbreak, before your eyes or into a folder.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Path SCRIPT = Path.of("scripts", "demos", "flu-1978.jsh");

    @Option(names = "--out", paramLabel = "DIR", description = "where pictures and tables go when there is no display "
            + "(otherwise a new folder in tandem-output)")
    private Path out;

    @Option(names = "--off-screen", description = "as if there were no display")
    private boolean offScreen;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("tandem.home", "")).resolve(SCRIPT);
        if (!Files.isReadable(script)) {
            throw new TandemException("demo is missing: file=" + script.toAbsolutePath());
        }
        Optional<String> problem = offScreen ? Optional.empty() : Display.problem();
        if (!offScreen && problem.isEmpty()) {
            return inWindow(script);
        }
        if (Display.refusesPictures()) {
            return ExitStatus.MISSING.code();
        }
        problem.ifPresent(why -> System.out.println(why + " Nothing is shown; pictures of the window are left in a folder."));
        return intoFolder(script);
    }

    private static int inWindow(Path script) {
        try {
            WindowApplication.open(WindowApplication.RUN, script.toString());
            return ExitStatus.DONE.code();
        } catch (NoWindowException e) {
            // JavaFX starts once in a process, so that there is no second chance off-screen.
            System.err.println("tandem: No window can be opened: cause=" + e.getCause() + ". Pictures of it can be had by"
                    + " tandem demo --off-screen.");
            return ExitStatus.MISSING.code();
        }
    }

    private int intoFolder(Path script) throws IOException, InterruptedException {
        OutputFolder output = out == null ? ScriptContext.standardOutput() : OutputFolder.named(out, OwnLines::tell);
        RecordedRun run = new RecordedRun(new ScriptSettings(List.of(), output, true),
                kind -> output.file("window-" + kind + ".png"), picture -> System.out.println("window: " + picture));
        if (!run.of(script)) {
            System.err.println("the demo failed; see the message above");
            return ExitStatus.FAILED.code();
        }
        System.out.println("The demo is done: pictures of the window, plots and tables (CSV, HDF5) are in "
                + output.file("window-light.png").getParent() + ".");
        return ExitStatus.DONE.code();
    }
}
