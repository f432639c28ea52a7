package dev.tandem.plugin;

import java.util.function.Consumer;

/// What the user has set of a plugin's [PluginSetting]s, kept over the ends of the window. Any thread; written in the background.
public interface Preferences {
    /// The value of a setting: what the user has set, else what the setting begins with.
    ///
    /// @throws IllegalArgumentException when the plugin has no such setting
    String get(String key);

    /// Sets it, as if the user had.
    ///
    /// @throws IllegalArgumentException when the plugin has no such setting, or the value is none of it
    void set(String key, String value);

    /// Has a listener told the new value whenever it changes, on the window's thread.
    void onChange(String key, Consumer<? super String> listener);
}
