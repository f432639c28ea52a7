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
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open script");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Scripts", "*.jsh", "*.java"),
                new FileChooser.ExtensionFilter("All files", "*.*"));
        File chosen = chooser.showOpenDialog(window.scene().getWindow());
        if (chosen != null) {
            taker.accept(chosen.toPath());
        }
    }
}
