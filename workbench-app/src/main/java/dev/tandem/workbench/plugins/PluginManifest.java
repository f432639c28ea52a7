package dev.tandem.workbench.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;

/// What a plugin's manifest says of it, in the words of PF4J.
///
/// @param version as its author counts
/// @param provider who has made it, or an empty text
/// @param licence its name, or an empty text
/// @param requires the versions of the API that it works with, see [PluginVersions]; empty for all
/// @param dependencies the plugins that it needs
record PluginManifest(String id, String version, String provider, String licence, String requires, List<PluginDependency> dependencies) {
    /// @throws PluginFault naming what it lacks
    static PluginManifest of(Manifest manifest) {
        PluginDescriptor said = manifest == null ? null : new Descriptors().of(manifest);
        String id = said == null ? "" : text(said.getPluginId());
        if (id.isEmpty() || text(said.getVersion()).isEmpty()) {
            throw new PluginFault("its manifest (META-INF/MANIFEST.MF) lacks a line " + (id.isEmpty() ? ManifestPluginDescriptorFinder.PLUGIN_ID
                    : ManifestPluginDescriptorFinder.PLUGIN_VERSION) + ": ...", null);
        }
        return new PluginManifest(said.getPluginId(), said.getVersion(), text(said.getProvider()), text(said.getLicense()),
                text(said.getRequires()), List.copyOf(said.getDependencies()));
    }

    /// The ids of the plugins without which this one does not run.
    List<String> needs() {
        return dependencies.stream().filter(each -> !each.isOptional()).map(PluginDependency::getPluginId).toList();
    }

    private static String text(String said) {
        return said == null ? "" : said.strip();
    }

    /// PF4J's reading of a manifest, wherever that lies.
    static final class Descriptors extends ManifestPluginDescriptorFinder {
        PluginDescriptor of(Manifest manifest) {
            return createPluginDescriptor(manifest);
        }

        @Override
        public boolean isApplicable(Path place) {
            return true;
        }

        @Override
        protected Manifest readManifest(Path place) {
            return PluginFiles.of(place).manifest();
        }
    }
}
