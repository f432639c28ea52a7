package dev.tandem.workbench.plugins;

import java.nio.file.Path;

/// A plugin of a folder, as its files tell without running any of its code.
///
/// @param files where its classes are; null where that cannot be told
/// @param manifest what it says of itself; null where that cannot be read
/// @param isOn whether the user wants it
/// @param problem what keeps it from being loaded, or an empty text
record FoundPlugin(Path place, PluginFiles files, PluginManifest manifest, boolean isOn, String problem) {
    static FoundPlugin broken(Path place, PluginFault why) {
        return new FoundPlugin(place, null, null, true, why.getMessage());
    }

    FoundPlugin with(String otherProblem) {
        return new FoundPlugin(place, files, manifest, isOn, otherProblem);
    }

    /// As its manifest says, or the name of its file.
    String id() {
        return manifest == null ? place.getFileName().toString() : manifest.id();
    }

    /// As its manifest says, or an empty text.
    String version() {
        return manifest == null ? "" : manifest.version();
    }

    boolean runs() {
        return isOn && problem.isEmpty();
    }
}
