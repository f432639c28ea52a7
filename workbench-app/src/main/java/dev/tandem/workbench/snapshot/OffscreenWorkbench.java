package dev.tandem.workbench.snapshot;

import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.WindowApplication;
import dev.tandem.workbench.shell.Workbench;
import dev.tandem.workbench.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A workbench that nobody sees, whose picture can be taken. It needs no display. Closed by whoever opens it;
/// one process can have one after the other.
public final class OffscreenWorkbench implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static boolean started;

    private final Workbench workbench;

    private OffscreenWorkbench(Workbench workbench) {
        this.workbench = workbench;
    }

    /// @param settings where theme and layout are remembered
    public static OffscreenWorkbench open(Settings settings, ScriptSettings scripts, double width, double height) {
        startToolkit();
        return new OffscreenWorkbench(
                onWindow(() -> new Workbench(settings, PluginFolder.ofUser(), SessionOptions.standard(), scripts,
                        width, height)));
    }

    /// Shows it in a window of a screen that nobody sees, until that has been drawn.
    ///
    /// @param settings where the place of the window is remembered
    /// @param kept where what is not saved is kept
    public void showOnce(Settings settings, Path kept) {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Stage shown = onWindow(() -> {
            Stage stage = new Stage();
            WindowApplication.place(workbench, settings, stage);
            WindowApplication.afterFirstLayout(stage.getScene(), () -> drawn.complete(null));
            stage.show();
            workbench.goOn(kept);
            return stage;
        });
        drawn.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        onWindow(() -> {
            shown.hide();
            return null;
        });
    }

    /// For what may be called from any thread, such as its session and its plots.
    public Workbench workbench() {
        return workbench;
    }

    /// Opens a script in the editor and starts it.
    ///
    /// @return done when it has ended, in whatever way
    public CompletableFuture<Void> start(Path script) {
        return onWindow(() -> {
            workbench.open(script);
            return workbench.runCurrent();
        });
    }

    /// When what the window shows of the engine was so.
    public Instant shown() {
        return onWindow(() -> workbench.feed().latest().snapshot().time());
    }

    public void setTheme(Theme theme) {
        onWindow(() -> {
            workbench.window().setTheme(theme);
            return null;
        });
    }

    /// Brings a tab to the front.
    public void show(String view) {
        onWindow(() -> {
            workbench.window().show(view);
            return null;
        });
    }

    public void takePicture(Path png) throws IOException {
        draw().writePng(png);
    }

    /// The window as it is now, with its charts drawn.
    public Picture draw() {
        Picture drawn = Settling.picture(OffscreenWorkbench::onWindow, workbench.window().scene());
        Platform.runLater(workbench.window()::makeRest);
        workbench.host().begin();
        return drawn;
    }

    @Override
    public void close() {
        onWindow(() -> {
            workbench.close();
            return null;
        });
    }

    private static synchronized void startToolkit() {
        if (!started) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty("java.awt.headless", "true");
            try {
                Platform.startup(() -> {});
            } catch (IllegalStateException running) {
                // Somebody else in this process has started it, which serves as well.
            }
            Platform.setImplicitExit(false);
            started = true;
        }
    }

    private static <T> T onWindow(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                // The boundary between the threads: the caller gets it.
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("window failed: cause=" + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the window", e);
        }
    }
}
