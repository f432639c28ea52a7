package dev.tandem.workbench.plugins;

import java.util.List;
import java.util.ServiceLoader;

/// The extensions that one plugin's own jar offers.
final class Extensions {
    private final ClassLoader loader;

    Extensions(ClassLoader loader) {
        this.loader = loader;
    }

    /// @throws java.util.ServiceConfigurationError when one cannot be made
    <T> List<T> of(Class<T> kind) {
        // The loader also sees the services of the workbench itself, which are not the plugin's.
        return ServiceLoader.load(kind, loader).stream().filter(provider -> provider.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get).toList();
    }
}
