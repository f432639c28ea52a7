package dev.tandem.plugin;

import java.util.List;

/// Scripts that people learn from, in the jar of the plugin. They stand together in the tree of scripts, and are opened as copies.
///
/// A lesson is a script with cells: a line `// %% Title` begins one, and comment lines under it are its text. Asked once per window, on
/// any thread.
public interface LessonFolder {
    /// Names this extension for ever, for example `tandem.programs.lessons`.
    String id();

    /// What the user reads above them.
    String title();

    /// Their files in the order in which they are to be read, by their whole names in the jar: `example/lessons/first-steps.jsh`. They end
    /// with `.jsh`, and no two have the same name without their folders.
    List<String> lessons();

    /// Folders stand in this order; those of equal order by title.
    default int order() {
        return 100;
    }
}
