package dev.tandem.workbench.shell;

import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/// The workbench on the screen; its arguments are scripts to open.
public final class WindowApplication extends Application {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private Workbench workbench;

    /// Shows the window and returns when it has been closed.
    public static void open(String... scripts) {
        launch(WindowApplication.class, scripts);
    }

    @Override
    public void start(Stage stage) {
        workbench = new Workbench(Settings.ofUser(), PluginFolder.ofUser(), SessionOptions.standard(), WIDTH, HEIGHT);
        getParameters().getRaw().forEach(script -> workbench.open(Path.of(script)));
        stage.setTitle("Tandem");
        stage.setScene(workbench.window().scene());
        stage.show();
    }

    @Override
    public void stop() {
        if (workbench != null) {
            workbench.close();
        }
    }
}
