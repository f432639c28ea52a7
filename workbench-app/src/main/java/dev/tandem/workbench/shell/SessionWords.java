package dev.tandem.workbench.shell;

import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.SessionOptions;
import java.util.HashMap;
import java.util.Map;

/// What plugins add to the session that runs: more can join it at any time, and what has joined it stays until it is reset, since
/// typed code may hold it. Used on the window's thread.
final class SessionWords {
    private final PluginFolder plugins;
    private final ScriptHost host;
    private final SessionOptions own;
    /// The plugins whose classes the session has, and that scripts reach something of, with the stamps of their files.
    private final Map<String, String> joined = new HashMap<>();

    /// @param own how sessions begin without plugins
    SessionWords(PluginFolder plugins, ScriptHost host, SessionOptions own) {
        this.plugins = plugins;
        this.host = host;
        this.own = own;
        reset();
    }

    /// To be told when the session was reset.
    void reset() {
        joined.clear();
        joined.putAll(plugins.ofScripts());
    }

    /// Has the session, and those after it, have what all plugins add at present; what is less goes when it is reset.
    void follow() {
        SessionOptions next = plugins.addTo(own);
        plugins.ofScripts().forEach(joined::putIfAbsent);
        host.use(next);
    }

    /// Whether the session has something of a plugin.
    boolean has(String plugin) {
        return joined.containsKey(plugin);
    }

    /// Whether the session has something of a plugin that is not what its files hold now.
    boolean hasOther(String plugin) {
        return has(plugin) && !joined.get(plugin).equals(plugins.ofScripts().get(plugin));
    }
}
