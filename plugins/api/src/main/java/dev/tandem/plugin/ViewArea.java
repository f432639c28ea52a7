package dev.tandem.plugin;

/// A part of the window that shows views as tabs.
public enum ViewArea {
    /// Scripts and demos.
    LEFT,
    /// Editors.
    CENTRE,
    /// Under the editors: the console.
    LOWER,
    /// Results: plots and variables.
    RIGHT,
    /// The whole width: processes and logs.
    BOTTOM
}
