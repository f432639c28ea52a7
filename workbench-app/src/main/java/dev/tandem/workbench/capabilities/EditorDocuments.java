package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.Documents;
import dev.tandem.workbench.editor.EditorsView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The editors of a window. Used on its thread.
///
/// @param editors gives them; they are made after what may use them
public record EditorDocuments(Supplier<EditorsView> editors) implements Documents {
    @Override
    public Optional<Path> file() {
        return editors.get().file();
    }

    @Override
    public String text() {
        return editors.get().text();
    }

    @Override
    public String selection() {
        return editors.get().selection();
    }

    @Override
    public void open(Path file) {
        editors.get().open(file);
    }

    @Override
    public void openNew(String text) {
        editors.get().openNew(text);
    }
}
