package dev.tandem.workbench.plugins;

import dev.tandem.plugin.ScriptImports;
import dev.tandem.workbench.session.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/// The plugins of one folder, each with a class loader of its own. One that fails is disabled with the reason
/// and harms nothing. Used by one thread; closed with the workbench.
public final class PluginFolder implements AutoCloseable {
    /// Kept here, since a logger that nobody holds forgets its level.
    private static final Logger QUIET = Logger.getLogger("org.pf4j");

    private final Path folder;
    /// Made when there is a jar, since a script without plugins should not wait for it.
    private JarPluginManager manager;
    private final Map<Path, PluginStatus> plugins = new LinkedHashMap<>();

    public PluginFolder(Path folder) {
        this.folder = folder;
        // Whatever it has to say is said by the status of a plugin.
        QUIET.setLevel(Level.OFF);
    }

    /// That of the user, in `tandem.plugins` or `~/.tandem/plugins`.
    public static PluginFolder ofUser() {
        String given = System.getProperty("tandem.plugins");
        return new PluginFolder(given != null ? Path.of(given) : Path.of(System.getProperty("user.home"), ".tandem", "plugins"));
    }

    /// Loads every jar; never throws because of what is in one.
    public void load() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(this::load);
        } catch (IOException e) {
            plugins.put(folder, new PluginStatus(folder.toString(), "", folder, "folder cannot be read: " + e.getMessage()));
        }
    }

    private void load(Path jar) {
        try {
            if (manager == null) {
                manager = new JarPluginManager(folder);
            }
            PluginWrapper plugin = manager.getPlugin(manager.loadPlugin(jar));
            plugins.put(jar, new PluginStatus(plugin.getPluginId(), plugin.getDescriptor().getVersion(), jar, ""));
            PluginState state = manager.startPlugin(plugin.getPluginId());
            if (plugin.getFailedException() != null) {
                disable(jar, plugin.getFailedException());
            } else if (state != PluginState.STARTED) {
                disable(jar, new IllegalStateException("not started: state=" + state));
            }
        } catch (Exception | LinkageError e) {
            // The boundary to foreign code: whatever it throws, the workbench starts.
            disable(jar, e);
        }
    }

    /// All extensions of a kind. A plugin with one that cannot be made is disabled.
    public <T> List<T> extensions(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (PluginStatus plugin : status()) {
            if (plugin.isActive()) {
                try {
                    found.addAll(new Extensions(manager.getPluginClassLoader(plugin.id())).of(kind));
                } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
                    // The boundary to foreign code, as above.
                    disable(plugin.file(), e);
                }
            }
        }
        return found;
    }

    /// These options with what the plugins add to a session: their jars and their imports. Plugins that cannot
    /// tell are disabled and left out.
    public SessionOptions addTo(SessionOptions options) {
        List<String> lines = new ArrayList<>();
        for (ScriptImports imports : extensions(ScriptImports.class)) {
            try {
                lines.addAll(List.copyOf(imports.lines()));
            } catch (RuntimeException | LinkageError e) {
                // The boundary to foreign code, as above.
                blame(imports, e);
            }
        }
        return options.with(status().stream().filter(PluginStatus::isActive).map(PluginStatus::file).toList(), lines);
    }

    /// Disables the plugin that a class comes from, when it has thrown.
    ///
    /// @return false when it comes from none
    public boolean blame(Object extension, Throwable thrown) {
        for (PluginStatus plugin : status()) {
            if (plugin.isActive() && extension.getClass().getClassLoader() == manager.getPluginClassLoader(plugin.id())) {
                disable(plugin.file(), thrown);
                return true;
            }
        }
        return false;
    }

    public List<PluginStatus> status() {
        return List.copyOf(plugins.values());
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (manager == null) {
            return;
        }
        List.copyOf(manager.getStartedPlugins()).forEach(plugin -> manager.stopPlugin(plugin.getPluginId()));
        List.copyOf(manager.getPlugins()).forEach(plugin -> manager.unloadPlugin(plugin.getPluginId()));
    }

    private void disable(Path jar, Throwable why) {
        PluginStatus before = plugins.get(jar);
        String id = before == null ? jar.getFileName().toString() : before.id();
        plugins.put(jar, new PluginStatus(id, before == null ? "" : before.version(), jar, reason(why)));
        System.getLogger("dev.tandem.workbench").log(System.Logger.Level.DEBUG, "plugin disabled: plugin=" + id, why);
    }

    private static String reason(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getClass().getSimpleName() + ": " + why.getMessage();
    }
}
