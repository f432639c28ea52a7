package dev.tandem.workbench.scripts;

import dev.tandem.workbench.controls.EmptyState;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/// A tree of scripts; a double click or Enter opens one.
public final class ScriptsView extends StackPane {
    /// A folder has no file.
    private record Entry(String title, Path file) {}

    private final TreeView<Entry> tree = new TreeView<>(new TreeItem<>());
    private final Consumer<Path> opener;

    public ScriptsView(List<ScriptFolders> folders, Consumer<Path> opener) {
        this.opener = opener;
        tree.setShowRoot(false);
        tree.setId("scripts-tree");
        tree.getStyleClass().addAll("dense", "edge-to-edge");
        tree.setCellFactory(_ -> new EntryCell());
        for (ScriptFolders folder : folders) {
            TreeItem<Entry> item = new TreeItem<>(new Entry(folder.title(), null));
            folder.scripts().forEach(file -> item.getChildren().add(new TreeItem<>(new Entry(file.getFileName().toString(), file))));
            item.setExpanded(true);
            tree.getRoot().getChildren().add(item);
        }
        tree.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        tree.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        getChildren().add(folders.isEmpty() ? new EmptyState("No scripts", "Scripts (.jsh) in the working folder appear here.") : tree);
    }

    private void open() {
        TreeItem<Entry> chosen = tree.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.getValue().file() != null) {
            opener.accept(chosen.getValue().file());
        }
    }

    private static final class EntryCell extends TreeCell<Entry> {
        EntryCell() {
            // No wider than the tree: a long name is cut, not scrolled.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            boolean blank = empty || entry == null;
            setText(blank ? null : entry.title());
            setTooltip(blank || entry.file() == null ? null : new Tooltip(entry.file().toString()));
            getStyleClass().remove("folder");
            if (!blank && entry.file() == null) {
                getStyleClass().add("folder");
            }
        }
    }
}
