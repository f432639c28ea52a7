package dev.tandem.workbench.cli;

import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.plugins.PluginStatus;
import dev.tandem.workbench.plugins.PluginWatch;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/// The user's plugins for sessions without a window. Used by one thread.
final class Plugins implements AutoCloseable {
    private final PluginFolder folder;
    private SessionOptions own;

    Plugins() {
        this(PluginFolder.ofUser());
    }

    Plugins(PluginFolder folder) {
        this.folder = folder;
    }

    /// @param err told which plugins are disabled, and why
    SessionOptions addTo(SessionOptions options, PrintStream err) {
        own = options;
        folder.load();
        SessionOptions all = folder.addTo(options);
        folder.status().stream().filter(PluginStatus::isBroken).forEach(plugin -> err.println(plugin.sentence() + " (" + plugin.file() + ")"));
        return all;
    }

    /// Has a session that was opened with them follow what happens in their folder, whenever that is asked.
    ///
    /// @return gives a sentence for each plugin with which something has happened
    Supplier<List<String>> followedBy(Session session) {
        PluginWatch watch = new PluginWatch(folder);
        return () -> {
            List<String> news = watch.look();
            if (!news.isEmpty()) {
                session.use(folder.addTo(own)).join();
            }
            return news;
        };
    }

    @Override
    public void close() {
        folder.close();
    }
}
