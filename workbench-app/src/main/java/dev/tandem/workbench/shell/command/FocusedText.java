package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.fxmisc.richtext.GenericStyledArea;

/// The commands of the menu Edit, which act on the text that has the focus, whatever it is in; rows of tables can be copied, too. Used on the window's thread.
public final class FocusedText {
    private static final String MENU = "Edit";

    private final Scene scene;

    public FocusedText(Scene scene) {
        this.scene = scene;
    }

    public List<Command> commands() {
        return List.of(
                command("undo", "Undo", "Shortcut+Z", TextInputControl::undo, GenericStyledArea::undo, true),
                command("redo", "Redo", "Shortcut+Shift+Z", TextInputControl::redo, GenericStyledArea::redo, true),
                command("cut", "Cut", "Shortcut+X", TextInputControl::cut, GenericStyledArea::cut, true),
                new OnFocus("tandem.edit.copy", "Copy", "Shortcut+C", node -> isText(node, false) || RowText.isSelected(node), this::copy),
                command("paste", "Paste", "Shortcut+V", TextInputControl::paste, GenericStyledArea::paste, true),
                command("all", "Select all", "Shortcut+A", TextInputControl::selectAll, GenericStyledArea::selectAll, false));
    }

    private Command command(String id, String title, String key, Consumer<TextInputControl> inField, Consumer<GenericStyledArea<?, ?, ?>> inArea,
            boolean changes) {
        return new OnFocus("tandem.edit." + id, title, key, node -> isText(node, changes), node -> {
            if (node instanceof TextInputControl field) {
                inField.accept(field);
            } else if (node instanceof GenericStyledArea<?, ?, ?> area) {
                inArea.accept(area);
            }
        });
    }

    /// @param changes whether it must be possible to change it
    private static boolean isText(Node node, boolean changes) {
        return node instanceof TextInputControl field && (field.isEditable() || !changes)
                || node instanceof GenericStyledArea<?, ?, ?> area && (area.isEditable() || !changes);
    }

    /// What is selected of a text, or the selected rows of a table.
    private void copy(Node node) {
        if (node instanceof TextInputControl field) {
            field.copy();
        } else if (node instanceof GenericStyledArea<?, ?, ?> area) {
            area.copy();
        } else {
            ClipboardContent content = new ClipboardContent();
            content.putString(RowText.of(node));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// Does something with what has the focus.
    private final class OnFocus implements Command {
        private final String id;
        private final String title;
        private final String key;
        private final Predicate<Node> fits;
        private final Consumer<Node> action;

        OnFocus(String id, String title, String key, Predicate<Node> fits, Consumer<Node> action) {
            this.id = id;
            this.title = title;
            this.key = key;
            this.fits = fits;
            this.action = action;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String menu() {
            return MENU;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public boolean isEnabled(ViewContext context) {
            return fits.test(scene.getFocusOwner());
        }

        @Override
        public void run(ViewContext context) {
            action.accept(scene.getFocusOwner());
        }
    }
}
