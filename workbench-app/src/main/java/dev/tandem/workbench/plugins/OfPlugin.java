package dev.tandem.workbench.plugins;

/// What stands for an extension of a plugin.
interface OfPlugin {
    /// The id of the plugin.
    String plugin();
}
