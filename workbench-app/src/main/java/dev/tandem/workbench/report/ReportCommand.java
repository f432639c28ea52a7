package dev.tandem.workbench.report;

import dev.tandem.engine.TandemException;
import dev.tandem.plugin.Background;
import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.SavePlace;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Writes a report of the script in front: runs it once more, from nothing, in a process of its own, as `run --report` does, so that what is typed
/// in the window is no part of it. Its end in the background ends that process.
public final class ReportCommand implements Command {
    private static final String HOME = "tandem.home";
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int SCRIPT_FAILED = 1;

    @Override
    public String id() {
        return "tandem.run.report";
    }

    @Override
    public String title() {
        return "Write report…";
    }

    @Override
    public String menu() {
        return "Run";
    }

    @Override
    public boolean isEnabled(ViewContext context) {
        return System.getProperty(HOME) != null;
    }

    @Override
    public void run(ViewContext context) {
        Optional<Path> script = context.documents().file();
        if (script.isEmpty()) {
            context.notify("A report is of a script that is in a file: save it first.");
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Write report");
        String name = script.get().getFileName().toString().replaceFirst("\\.[^.]*$", "");
        chooser.setInitialFileName(name + ".html");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Pages", "*.html"),
                new FileChooser.ExtensionFilter("Notebooks", "*.ipynb"));
        File target = SavePlace.ask(chooser, Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null));
        if (target != null) {
            write(context, script.get(), context.documents().text(), target.toPath());
        }
    }

    /// @param text as it is in the editor
    void write(ViewContext context, Path script, String text, Path target) {
        context.background().run("Report of " + script.getFileName(), progress -> written(script, text, target, progress))
                .thenAccept(notice -> Platform.runLater(() -> context.notify(notice)));
    }

    private static String written(Path script, String text, Path target, Background.Progress progress) throws IOException, InterruptedException {
        if (!Files.readString(script).equals(text)) {
            throw new TandemException("the script has changes that are not saved: file=" + script);
        }
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty(HOME), "scripts", "tandem").toString(), "run", "--report",
                target.toString(), script.toString())).redirectErrorStream(true).start();
        AtomicReference<String> last = new AtomicReference<>("");
        try {
            process.getOutputStream().close();
            // Reading does not end when this thread is interrupted; the process does then, and with it that.
            Thread reader = Thread.ofPlatform().daemon().name("tandem-report").start(() -> follow(process, line -> {
                last.set(line);
                progress.at(-1, line);
            }));
            int code = process.waitFor();
            reader.join();
            if (code != 0 && code != SCRIPT_FAILED) {
                throw new TandemException("report not written: file=" + target + ", exit code=" + code + ", cause=" + last);
            }
            return code == 0 ? "saved: " + target : "The script failed, as its report tells: " + target;
        } finally {
            end(process);
        }
    }

    private static void follow(Process process, Consumer<String> line) {
        try (BufferedReader out = process.inputReader()) {
            out.lines().filter(each -> !each.isBlank()).forEach(line);
        } catch (IOException | UncheckedIOException e) {
            // The process has been ended.
            return;
        }
    }

    /// Workers of the script end with it.
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
