package dev.tandem.plugin;

import java.nio.file.Path;
import java.util.Optional;

/// The editors of the window. To be used on the window's thread.
public interface Documents {
    /// The file of the editor in front; empty when there is none, or it was never saved.
    Optional<Path> file();

    /// The text of the editor in front, or "".
    String text();

    /// What is selected in it, or "".
    String selection();

    /// Opens a file, or brings its editor to the front.
    void open(Path file);

    /// Opens an editor with a text that is in no file.
    void openNew(String text);
}
