package dev.tandem.workbench.cli;

import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.plugins.PluginStatus;
import dev.tandem.workbench.session.SessionOptions;
import java.io.PrintStream;

/// The user's plugins for sessions without a window.
final class Plugins implements AutoCloseable {
    private final PluginFolder folder = PluginFolder.ofUser();

    /// @param err told which plugins are disabled, and why
    SessionOptions addTo(SessionOptions options, PrintStream err) {
        folder.load();
        SessionOptions all = folder.addTo(options);
        folder.status().stream().filter(PluginStatus::isBroken).forEach(plugin -> err.println(plugin.sentence() + " (" + plugin.file() + ")"));
        return all;
    }

    @Override
    public void close() {
        folder.close();
    }
}
