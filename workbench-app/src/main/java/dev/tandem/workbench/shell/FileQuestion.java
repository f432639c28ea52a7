package dev.tandem.workbench.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.FileChooser;

/// Asks the user for a file.
final class FileQuestion {
    private FileQuestion() {}

    /// Gives the file on if one was chosen. There is nothing to choose with when there is no display.
    static void open(WorkbenchWindow window, Consumer<Path> taker) {
        give(chooser("Open script").showOpenDialog(window.scene().getWindow()), taker);
    }

    /// Gives on where to save, if a place was chosen; the system has asked before it replaces a file.
    static void save(WorkbenchWindow window, String proposed, Consumer<Path> taker) {
        FileChooser chooser = chooser("Save script");
        chooser.setInitialFileName(proposed);
        give(chooser.showSaveDialog(window.scene().getWindow()), taker);
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Scripts", "*.jsh", "*.java"),
                new FileChooser.ExtensionFilter("All files", "*.*"));
        return chooser;
    }

    private static void give(File chosen, Consumer<Path> taker) {
        if (chosen != null) {
            taker.accept(chosen.toPath());
        }
    }
}
