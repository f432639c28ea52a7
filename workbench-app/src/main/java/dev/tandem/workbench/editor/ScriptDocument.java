package dev.tandem.workbench.editor;

import dev.tandem.workbench.session.SourceText;
import java.nio.file.Path;
import java.util.Objects;

/// One text that is being edited: where it is saved, what is known to be there, and what it was made from.
/// Used by one thread; it never touches the disk itself.
final class ScriptDocument {
    /// Null until it is saved for the first time.
    private Path file;
    /// The file of the installation that it is a copy of, or null.
    private final Path origin;
    private String name;
    /// What messages call it: its name, with folders where another text has the same.
    private String called;
    private String text;
    /// What is in the file as far as is known; for a text without a file, what it began with. Null when the file is gone.
    private DiskText saved;

    private ScriptDocument(Path file, Path origin, String name, DiskText saved, String text) {
        this.file = file;
        this.origin = origin;
        this.name = name;
        this.called = name;
        this.saved = saved;
        this.text = text;
    }

    /// The text of a file.
    static ScriptDocument of(Path file, DiskText text) {
        return new ScriptDocument(file, null, name(file), text, text.text());
    }

    /// A text that belongs to the installation: it is edited as a copy, which has no file of its own yet.
    static ScriptDocument copyOf(Path origin, DiskText text) {
        return new ScriptDocument(null, origin, name(origin), text, text.text());
    }

    /// A text without a file.
    static ScriptDocument untitled(String name, String text) {
        return new ScriptDocument(null, null, name, DiskText.fresh(""), text);
    }

    /// A text as a former window left it.
    ///
    /// @param saved what was in its file when that window looked last
    static ScriptDocument restored(KeptTab kept, DiskText saved) {
        return new ScriptDocument(kept.file(), kept.origin(), kept.name(), saved, kept.text());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    Path file() {
        return file;
    }

    Path origin() {
        return origin;
    }

    /// The file whose text this is or was made from: what the script finds beside itself lies beside that. Null for a
    /// text that came from nowhere.
    Path place() {
        return file != null ? file : origin;
    }

    String name() {
        return name;
    }

    /// Tells it from others of its name, in messages of what runs from now on.
    void isCalled(String distinctName) {
        called = distinctName;
    }

    /// Whether a message with this name means this text.
    boolean isCalledIn(String message) {
        return called.equals(message) || place() != null && place().toString().equals(message);
    }

    String text() {
        return text;
    }

    void edit(String fresh) {
        text = fresh;
    }

    /// Whether it differs from what is on disk, so that closing would lose something.
    boolean isChanged() {
        return saved == null || !saved.text().equals(text);
    }

    /// Null when its file is gone.
    DiskText saved() {
        return saved;
    }

    /// What to write.
    DiskText toSave() {
        return saved == null ? DiskText.fresh(text) : saved.with(text);
    }

    /// Notes what is on disk.
    void isOnDisk(DiskText there) {
        saved = there;
    }

    /// Notes that its file is gone from the disk.
    void isGone() {
        saved = null;
    }

    /// Notes that it has been saved in another place, where it is from now on.
    void movedTo(Path place, DiskText there) {
        file = place;
        name = name(place);
        called = name;
        saved = there;
    }

    boolean isFrom(Path wanted) {
        return Objects.equals(place(), wanted);
    }

    /// The whole text under its name.
    SourceText source() {
        return new SourceText(called, text);
    }

    /// A part of the text at its place: blanks stand for what is before it, so that places in it are places in the whole.
    SourceText part(int start, int end) {
        StringBuilder part = new StringBuilder(end);
        for (int at = 0; at < start; at++) {
            part.append(text.charAt(at) == '\n' ? '\n' : ' ');
        }
        return new SourceText(called, part.append(text, start, end).toString());
    }

    /// What the next window needs to go on with it.
    KeptTab keep(int caret) {
        boolean onDisk = !isChanged() && place() != null;
        return new KeptTab(file, origin, name, onDisk ? null : text, onDisk || saved == null ? null : saved.text(),
                saved == null ? "\n" : saved.lineEnd(), caret);
    }
}
