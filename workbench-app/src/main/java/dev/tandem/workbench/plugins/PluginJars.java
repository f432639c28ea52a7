package dev.tandem.workbench.plugins;

import java.nio.file.Path;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/// PF4J's manager of jars, with [WatchedLoader]s.
final class PluginJars extends JarPluginManager {
    PluginJars(Path folder) {
        super(folder);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                PluginClassLoader loader = new WatchedLoader(pluginManager, descriptor, getClass().getClassLoader());
                loader.addFile(jar.toFile());
                return loader;
            }
        };
    }

    WatchedLoader loader(String plugin) {
        return (WatchedLoader) getPluginClassLoader(plugin);
    }
}
