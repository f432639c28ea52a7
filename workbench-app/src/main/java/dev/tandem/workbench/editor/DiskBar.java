package dev.tandem.workbench.editor;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.tandem.toolkit.WrappingRow;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// Stands over a text whose file somebody else has changed meanwhile, shows the difference, and asks which of the two
/// is to stay.
final class DiskBar extends VBox {
    private static final int AROUND = 3;
    private static final double HIGH = 180;

    private final StyleClassedTextArea difference = new StyleClassedTextArea(false);
    private final VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(difference);

    /// @param theirs what is on disk
    /// @param ours what is in the editor
    DiskBar(String name, String theirs, String ours, Runnable takeTheirs, Runnable keepOurs, Runnable saveElsewhere) {
        getStyleClass().add("disk-bar");
        Label what = new Label(name + " was changed on disk by somebody else, and here too. Nothing was overwritten.");
        what.setWrapText(true);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(120);
        Button show = button("Show difference", "disk-difference", () -> toggle(theirs, ours));
        HBox row = new HBox(8, what, new WrappingRow(show, button("Take the disk's", "disk-theirs", takeTheirs),
                button("Keep this one", "disk-ours", keepOurs), button("Save as…", "disk-elsewhere", saveElsewhere)));
        row.getStyleClass().add("disk-row");
        difference.setEditable(false);
        difference.setId("disk-difference-text");
        difference.getStyleClass().add("console-output");
        scroll.setPrefHeight(HIGH);
        scroll.setMinHeight(HIGH);
        getChildren().add(row);
    }

    private void toggle(String theirs, String ours) {
        if (!getChildren().remove(scroll)) {
            difference.clear();
            List<String> before = theirs.lines().toList();
            List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("on disk", "here", before,
                    DiffUtils.diff(before, ours.lines().toList()), AROUND);
            for (String line : lines.isEmpty() ? List.of("Only blanks at ends of lines differ.") : lines) {
                difference.append(line + "\n", line.startsWith("+") ? "kind-worker" : line.startsWith("-") ? "kind-error" : "kind-input");
            }
            difference.moveTo(0);
            difference.requestFollowCaret();
            getChildren().add(scroll);
        }
    }

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
