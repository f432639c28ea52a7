package dev.tandem.workbench.plugins;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.VersionManager;

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

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginManifest.Descriptors();
    }

    @Override
    protected VersionManager createVersionManager() {
        return new PluginVersions();
    }

    /// The ids of the plugins without which one does not run.
    List<String> needs(String plugin) {
        return getPlugin(plugin).getDescriptor().getDependencies().stream().filter(each -> !each.isOptional())
                .map(PluginDependency::getPluginId).toList();
    }

    WatchedLoader loader(String plugin) {
        return (WatchedLoader) getPluginClassLoader(plugin);
    }
}
