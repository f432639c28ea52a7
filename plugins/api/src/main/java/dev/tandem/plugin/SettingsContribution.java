package dev.tandem.plugin;

import java.util.List;

/// What the user can set of a plugin: a part of the page of settings. Asked once, on any thread.
public interface SettingsContribution {
    /// Names this extension for ever, for example `tandem.logs.settings`.
    String id();

    /// What stands above them.
    String title();

    /// In the order of the page.
    List<PluginSetting> settings();
}
