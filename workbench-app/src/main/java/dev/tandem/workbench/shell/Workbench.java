package dev.tandem.workbench.shell;

import dev.tandem.workbench.feed.EngineFeed;
import dev.tandem.workbench.processes.ProcessesContribution;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.status.StatusBar;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Puts everything together: one session, one feed from the engine, one window. Made and closed on the
/// window's thread; closing ends the session and all its workers.
public final class Workbench implements AutoCloseable {
    private static final Executor WINDOW = Platform::runLater;

    private final Settings settings;
    private final EngineFeed feed = new EngineFeed(WINDOW);
    private final ScriptHost host;
    private final StringProperty notice = new SimpleStringProperty("");
    private final ObjectProperty<HostState> state = new SimpleObjectProperty<>(HostState.IDLE);
    private final WorkbenchWindow window;

    public Workbench(Settings settings, SessionOptions options, double width, double height) {
        this.settings = settings;
        host = new ScriptHost(options);
        host.addListener(new HostListener() {
            @Override
            public void changed(HostState fresh) {
                WINDOW.execute(() -> state.set(fresh));
            }
        });
        window = new WorkbenchWindow(settings, feed, notice::set, width, height);
        window.addViews(List.of(new ProcessesContribution(feed)));
        window.setCommands(List.of());
        window.setStatusBar(new StatusBar(feed, state, notice));
    }

    public WorkbenchWindow window() {
        return window;
    }

    public ScriptHost host() {
        return host;
    }

    @Override
    public void close() {
        window.remember();
        feed.close();
        host.close();
    }
}
