package dev.tandem.workbench.plugins.extension;

/// What stands for an extension of a plugin.
public interface OfPlugin {
    /// The id of the plugin.
    String plugin();
}
