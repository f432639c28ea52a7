package dev.tandem.plugin;

/// A part of the window that shows views, as tabs but for [#STATUS].
public enum Region {
    /// Scripts and demos.
    LEFT,
    /// Editors.
    CENTRE,
    /// Under the editors: the console.
    LOWER,
    /// Results: plots and variables.
    RIGHT,
    /// The whole width: processes and logs.
    BOTTOM,
    /// The line at the foot of the window: items stand beside each other without tabs, the first takes the room
    /// that is left.
    STATUS
}
