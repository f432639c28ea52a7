package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.snapshot.OffscreenWorkbench;
import dev.tandem.workbench.theme.Theme;
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
    private static final int WIDE = 1600;
    private static final int HIGH = 1000;
    /// What the window shows lags behind the engine by that much.
    private static final long SETTLED_MILLIS = 1200;

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
        String name = file.getFileName().toString().replaceFirst("\\.jsh$", "");
        try {
            takeAll(name);
            return 0;
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot write pictures: out=" + out + ", cause=" + e.getMessage(), e);
        }
    }

    private void takeAll(String name) throws IOException, InterruptedException {
        Path settings = Files.createTempFile("tandem-snapshot", ".properties");
        SessionOptions options = SessionOptions.standard().onStart(new ScriptContext(arguments)::enter);
        try (OffscreenWorkbench window = OffscreenWorkbench.open(new Settings(settings), options, WIDE, HIGH)) {
            window.run(file);
            Thread.sleep(SETTLED_MILLIS);
            take(window, name + "-light.png");
            window.setTheme(Theme.DARK);
            take(window, name + "-dark.png");
        } finally {
            Files.deleteIfExists(settings);
        }
    }

    private void take(OffscreenWorkbench window, String name) throws IOException {
        Path picture = out.resolve(name);
        window.takePicture(picture);
        System.out.println("picture: " + picture.toAbsolutePath().normalize());
    }
}
