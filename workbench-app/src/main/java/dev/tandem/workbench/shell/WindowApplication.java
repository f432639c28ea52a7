package dev.tandem.workbench.shell;

import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.log.RunLog;
import dev.tandem.workbench.outside.Door;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.restore.Keeper;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// The workbench on the screen; its arguments are scripts to open, and `--run` before them has the last one run.
public final class WindowApplication extends Application {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /// Before the scripts: has the last one run.
    public static final String RUN = "--run";

    /// The engine's word for it, see `WorkerCommand`. Whoever sets it from outside knows better.
    private static final String WORKERS_YIELD = "tandem.worker.yields";

    /// Set by [#open]; null when JavaFX starts this otherwise.
    private static CompletableFuture<Backdrop.Gtk> gtk;

    private Workbench workbench;
    /// Null until the window is shown, as the next.
    private Door door;
    private RunLog log;

    /// Shows the window and returns when it has been closed.
    public static void open(String... scripts) throws NoWindowException {
        gtk = Backdrop.prepare();
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        // JavaFX prints stack traces before it throws what they are about.
        System.setErr(new PrintStream(printed, true));
        try {
            Platform.startup(() -> {});
            // Where there are no fonts, JavaFX says so by what it throws at the first text.
            new Text("a").getLayoutBounds();
        } catch (RuntimeException | LinkageError e) {
            throw new NoWindowException(e);
        } finally {
            System.setErr(err);
        }
        err.print(printed);
        launch(WindowApplication.class, scripts);
    }

    @Override
    public void start(Stage stage) {
        letWorkersYield();
        Settings settings = Settings.ofUser();
        workbench = new Workbench(settings, PluginFolder.ofUser(), SessionOptions.standard(), ScriptSettings.standard(),
                WIDTH, HEIGHT);
        place(workbench, settings, stage);
        if (gtk != null) {
            Backdrop backdrop = Backdrop.keep(gtk, () -> workbench.window().theme().background());
            workbench.window().dark().addListener((_, _, _) -> backdrop.paint());
        }
        stage.show();
        afterFirstLayout(stage.getScene(), () -> {
            workbench.window().makeRest();
            workbench.host().begin();
            door = Door.open("window");
            log = RunLog.open("window", sentence -> Platform.runLater(() -> workbench.tell(sentence)));
            log.placesBy(workbench.host().session()::placed);
            Spares.keep(Runtime.getRuntime().availableProcessors());
        });
        workbench.goOn(Keeper.ofUser()).thenRun(this::openArguments);
    }

    /// Puts a workbench into a window that is not shown yet, where the last one was.
    public static void place(Workbench workbench, Settings settings, Stage stage) {
        stage.titleProperty().bind(workbench.title());
        stage.setScene(workbench.window().scene());
        stage.setOnCloseRequest(request -> {
            if (!workbench.mayClose(stage::hide)) {
                request.consume();
            }
        });
        StagePlace.keep(settings, stage, WIDTH, HEIGHT);
    }

    /// So that the window answers while all processors compute.
    public static void letWorkersYield() {
        System.setProperty(WORKERS_YIELD, System.getProperty(WORKERS_YIELD, "true"));
    }

    private void openArguments() {
        getParameters().getRaw().stream().filter(argument -> !argument.equals(RUN))
                .forEach(script -> workbench.open(Path.of(script)));
        if (getParameters().getRaw().contains(RUN)) {
            workbench.runCurrent();
        }
    }

    /// What can wait until the window has been drawn, and would only delay it.
    public static void afterFirstLayout(Scene scene, Runnable rest) {
        Runnable once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(rest);
            }
        };
        scene.addPostLayoutPulseListener(once);
    }

    @Override
    public void stop() {
        if (door != null) {
            door.close();
        }
        if (workbench != null) {
            workbench.close();
        }
        if (log != null) {
            log.close();
        }
        Spares.keep(0);
    }
}
