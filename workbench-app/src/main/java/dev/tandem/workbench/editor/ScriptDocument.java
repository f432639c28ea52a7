package dev.tandem.workbench.editor;

import dev.tandem.workbench.session.Outcome;
import dev.tandem.workbench.session.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One text that is being edited: where it is saved, whether it has changed since, and what is wrong with it.
/// Used by one thread.
final class ScriptDocument {
    private final List<Underlines> problems = new ArrayList<>();
    /// Null until it is saved for the first time.
    private Path file;
    private String name;
    private String text;
    private String saved;

    private ScriptDocument(Path file, String name, String text) {
        this.file = file;
        this.name = name;
        this.text = text;
        this.saved = text;
    }

    /// @throws IOException when the file cannot be read
    static ScriptDocument open(Path file) throws IOException {
        return new ScriptDocument(file, file.getFileName().toString(), Files.readString(file));
    }

    /// A text without a file.
    static ScriptDocument untitled(String name, String text) {
        return new ScriptDocument(null, name, text);
    }

    Path file() {
        return file;
    }

    String name() {
        return name;
    }

    /// The name, marked while there are changes that are not saved.
    String title() {
        return isChanged() ? name + " •" : name;
    }

    String text() {
        return text;
    }

    void edit(String fresh) {
        text = fresh;
    }

    boolean isChanged() {
        return !saved.equals(text);
    }

    /// Saves it where it is.
    void save() throws IOException {
        Files.writeString(file, text);
        saved = text;
    }

    /// Saves it in another place, where it is from now on. On failure it stays where it was.
    void saveAs(Path place) throws IOException {
        Files.writeString(place, text);
        file = place;
        name = place.getFileName().toString();
        saved = text;
    }

    /// The whole text under its name.
    SourceText source() {
        return new SourceText(name, text);
    }

    /// A part of the text that begins in a line; blank lines before it keep the line numbers right.
    ///
    /// @param line counted from 0
    SourceText part(int line, String part) {
        return new SourceText(name, "\n".repeat(line) + part);
    }

    /// Underlines what an outcome blames.
    void blame(Outcome outcome) {
        problems.addAll(Underlines.of(outcome, source()));
    }

    void forgive() {
        problems.clear();
    }

    /// Those that still lie within the text.
    List<Underlines> problems() {
        return problems.stream().filter(each -> each.end() <= text.length() && each.start() < each.end()).toList();
    }

    Optional<Underlines> problemAt(int offset) {
        return problems.stream().filter(each -> each.start() <= offset && offset < each.end()).findFirst();
    }
}
