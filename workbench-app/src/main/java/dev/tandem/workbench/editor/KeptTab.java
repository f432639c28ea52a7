package dev.tandem.workbench.editor;

import java.nio.file.Path;

/// What a window remembers of one text.
///
/// @param file where it is saved, or null
/// @param origin the file of the installation that it is a copy of, or null
/// @param text null when it is what is in the file, or in the origin
/// @param saved what was in the file when the window looked last; null where that is the text, and when the file was gone
/// @param lineEnd how the file ends its lines
/// @param caret where the cursor stands
public record KeptTab(Path file, Path origin, String name, String text, String saved, String lineEnd, int caret) {
    /// The file that its text comes from, or null.
    Path place() {
        return file != null ? file : origin;
    }

    /// The same without what was not saved; null when nothing is left then.
    public KeptTab withoutChanges() {
        return place() == null ? null : new KeptTab(file, origin, name, null, null, lineEnd, caret);
    }
}
