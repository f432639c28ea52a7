package dev.tandem.workbench.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;

/// What the user sees of the rows of a table or list that are selected, to be copied. Used on the window's thread.
final class RowText {
    private RowText() {}

    /// Whether a node has rows that can be copied, and one is selected.
    static boolean isSelected(Node node) {
        return switch (node) {
            case TableView<?> table -> !table.getSelectionModel().isEmpty();
            case TreeTableView<?> tree -> !tree.getSelectionModel().isEmpty();
            case ListView<?> list -> !list.getSelectionModel().isEmpty();
            case null, default -> false;
        };
    }

    /// A line for each selected row in sight, with tabs between its cells, as other programs take tables.
    static String of(Node node) {
        List<IndexedCell<?>> rows = new ArrayList<>();
        node.lookupAll(node instanceof ListView ? ".list-cell" : node instanceof TableView ? ".table-row-cell" : ".tree-table-row-cell")
                .forEach(found -> {
                    if (found instanceof IndexedCell<?> row && row.isSelected() && !row.isEmpty() && row.isVisible()) {
                        rows.add(row);
                    }
                });
        rows.sort(Comparator.comparingInt(IndexedCell::getIndex));
        return rows.stream().map(RowText::line).collect(Collectors.joining("\n"));
    }

    private static String line(IndexedCell<?> row) {
        List<Node> cells = row.getChildrenUnmodifiable().stream().filter(each -> each instanceof Cell && each.isVisible())
                .sorted(Comparator.comparingDouble(Node::getLayoutX)).toList();
        return cells.isEmpty() ? text(row) : cells.stream().map(RowText::text).collect(Collectors.joining("\t")).stripTrailing();
    }

    /// All words of a node but those of buttons.
    private static String text(Node node) {
        if (node == null || node instanceof ButtonBase || !node.isVisible()) {
            return "";
        }
        if (node instanceof Labeled labeled) {
            String own = labeled.getText() == null ? "" : labeled.getText();
            return (text(labeled.getGraphic()) + " " + own).strip();
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(RowText::text).filter(each -> !each.isEmpty()).collect(Collectors.joining(" "))
                : "";
    }
}
