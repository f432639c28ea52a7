package dev.tandem.workbench.plugins;

/// What the user can do with plugins in a window. Used on the window's thread; nothing waits for files.
public interface PluginActions {
    /// Asks for a file or folder, and installs the plugin in it.
    void install();

    /// Switches a plugin on or off, at once.
    void turn(String id, boolean on);

    /// Asks, and then deletes all files of a plugin.
    void remove(String id);

    /// What a plugin has added to the window, in words; an empty text for nothing.
    String added(String id);
}
