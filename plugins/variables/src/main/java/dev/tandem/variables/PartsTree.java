package dev.tandem.variables;

import dev.tandem.plugin.ScriptValue;
import dev.tandem.toolkit.WholeText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What is in a value, part by part. Enter or a double click shows numbers and texts whole, and the next thousand where there are
/// more. Of the window's thread.
final class PartsTree extends TreeTableView<PartItem.Line> {
    private final Consumer<List<ValuePath.Step>> opener;

    /// @param opener gets where a part is that is to be shown whole
    PartsTree(ScriptValue value, Consumer<List<ValuePath.Step>> opener) {
        super(new PartItem(0, "", value, ""));
        this.opener = opener;
        setId("value-parts");
        setAccessibleText("Parts of the value");
        getStyleClass().addAll("dense", "edge-to-edge");
        setShowRoot(false);
        getRoot().setExpanded(true);
        getColumns().setAll(
                List.of(column("Name", 130, PartItem.Line::name), column("Type", 100, line -> line.value() == null ? "" : line.value().type()),
                        column("Value", 180, PartsTree::text)));
        setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
                key.consume();
            }
        });
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
    }

    private static String text(PartItem.Line line) {
        return line.note().isEmpty() ? line.value().sample() : line.value() == null ? line.note() + ": Enter shows them" : line.note();
    }

    private void open() {
        if (!(getSelectionModel().getSelectedItem() instanceof PartItem item)) {
            return;
        }
        if (item.isMore()) {
            item.more();
        } else if (!item.isLeaf()) {
            item.setExpanded(!item.isExpanded());
        } else if (item.getValue().value().kind() == ScriptValue.Kind.NUMBERS || item.getValue().value().kind() == ScriptValue.Kind.TEXT) {
            opener.accept(item.steps());
        }
    }

    private static TreeTableColumn<PartItem.Line, String> column(String title, double width, Function<PartItem.Line, String> text) {
        TreeTableColumn<PartItem.Line, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
        column.setCellFactory(_ -> new TreeTableCell<>() {
            {
                WholeText.of(this);
            }

            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
            }
        });
        return column;
    }
}
