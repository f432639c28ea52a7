package dev.tandem.benchmarks;

import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.snapshot.OffscreenWorkbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How long the window takes from the start of its process until it is drawn; off-screen, in a JVM of its own.
final class Windows implements Section {
    @Override
    public String name() {
        return "window";
    }

    @Override
    public void measure(Report report) {
        report.clocked("window shown", Unit.MILLISECONDS, 1_000, Repeats.of(1, 7), Windows::shown);
    }

    private static double shown() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(Jvm.command(Windows.class)).redirectErrorStream(true).start();
        try (var lines = process.inputReader()) {
            String last = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("shown")) {
                    return System.nanoTime() - begin;
                }
                last = line;
            }
            throw new IOException("the window was not shown: exit code=" + process.waitFor() + ", last line=" + last);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /// Shows the window.
    public static void main(String[] args) throws IOException {
        Path settings = Files.createTempFile("settings", ".properties");
        try (OffscreenWorkbench window = OffscreenWorkbench.open(new Settings(settings), ScriptSettings.standard(), 1440, 900)) {
            window.draw();
            System.out.println("shown");
        } finally {
            Files.deleteIfExists(settings);
        }
        System.exit(0);
    }
}
