package dev.tandem.workbench.plugins;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.VersionManager;

/// PF4J's manager, with [WatchedLoader]s, for all that [PluginFiles] knows.
final class PluginJars extends JarPluginManager {
    /// Kept here, since a logger that nobody holds forgets its level; made with the first plugin, since the first logger of a process
    /// opens every jar of the class path.
    private static final Logger QUIET = Logger.getLogger("org.pf4j");

    static {
        // Whatever it has to say is said by the status of a plugin.
        QUIET.setLevel(Level.OFF);
    }

    PluginJars(Path folder) {
        super(folder);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path place) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path place, PluginDescriptor descriptor) {
                return new WatchedLoader(PluginJars.this, descriptor, PluginJars.class.getClassLoader(), PluginFiles.of(place));
            }
        };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginManifest.Descriptors();
    }

    @Override
    protected VersionManager createVersionManager() {
        return new PluginVersions();
    }

    WatchedLoader loader(String plugin) {
        return (WatchedLoader) getPluginClassLoader(plugin);
    }
}
