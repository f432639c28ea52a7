package dev.tandem.workbench.plugins;

import java.nio.file.Path;

/// What became of one plugin.
///
/// @param id as its manifest says, or the name of its file
/// @param version as its manifest says, or an empty text
/// @param problem why it is disabled, or an empty text
public record PluginStatus(String id, String version, Path file, String problem) {
    /// Why it is disabled, for people.
    public String sentence() {
        return "Plugin " + id + " has been disabled: " + problem;
    }

    public boolean isActive() {
        return problem.isEmpty();
    }
}
