package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.GenericStyledArea;

/// The commands of the menu Edit, which act on the text that has the focus, whatever it is in. Used on the window's thread.
public final class FocusedText {
    private static final String MENU = "Edit";

    private final Scene scene;

    public FocusedText(Scene scene) {
        this.scene = scene;
    }

    public List<Command> commands() {
        return List.of(
                command("undo", "Undo", "Shortcut+Z", TextInputControl::undo, GenericStyledArea::undo),
                command("redo", "Redo", "Shortcut+Shift+Z", TextInputControl::redo, GenericStyledArea::redo),
                command("cut", "Cut", "Shortcut+X", TextInputControl::cut, GenericStyledArea::cut),
                command("copy", "Copy", "Shortcut+C", TextInputControl::copy, GenericStyledArea::copy),
                command("paste", "Paste", "Shortcut+V", TextInputControl::paste, GenericStyledArea::paste),
                command("all", "Select all", "Shortcut+A", TextInputControl::selectAll, GenericStyledArea::selectAll));
    }

    private Command command(String id, String title, String key, Consumer<TextInputControl> inField, Consumer<GenericStyledArea<?, ?, ?>> inArea) {
        return new BundledCommand("tandem.edit." + id, title, MENU, key, () -> {
            Node focused = scene.getFocusOwner();
            if (focused instanceof TextInputControl field) {
                inField.accept(field);
            } else if (focused instanceof GenericStyledArea<?, ?, ?> area && area.isEditable()) {
                inArea.accept(area);
            }
        });
    }
}
