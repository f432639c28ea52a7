package dev.tandem.workbench.scripts;

import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.Sight;
import dev.tandem.toolkit.TextScale;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.util.Duration;

/// A tree of scripts, as they are on the disk; a double click or Enter opens one. Used on the window's thread, which does not wait for
/// the disk.
public final class ScriptsView extends StackPane {
    /// A folder has no file.
    private record Entry(String title, Path file) {}

    private static final Duration PERIOD = Duration.seconds(2);

    private final TreeItem<Entry> root = new TreeItem<>();
    /// Another one after each change of the size of texts: a tree keeps the room for the largest arrow that it ever had.
    private TreeView<Entry> tree = tree();
    private final EmptyState empty = new EmptyState("No scripts", "Scripts (.jsh) in the working folder appear here.");
    private final Supplier<List<ScriptFolders>> folders;
    private final Consumer<Path> opener;
    private List<ScriptFolders> shown = List.of();
    /// Whether a look is under way; with a slow disk it takes long.
    private boolean looking;

    /// @param folders looks for scripts, on any thread
    public ScriptsView(Supplier<List<ScriptFolders>> folders, Consumer<Path> opener) {
        this.folders = folders;
        this.opener = opener;
        double[] now = {0};
        Node measure = TextScale.measure(scale -> {
            if (scale < now[0]) {
                renew();
            }
            now[0] = scale;
        });
        getChildren().setAll(measure, empty, tree);
        show(folders.get());
    }

    private TreeView<Entry> tree() {
        TreeView<Entry> made = new TreeView<>(root);
        made.setShowRoot(false);
        made.setId("scripts-tree");
        made.setAccessibleText("Scripts");
        made.getStyleClass().addAll("dense", "edge-to-edge");
        made.setCellFactory(_ -> new EntryCell());
        made.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        made.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        return made;
    }

    private void renew() {
        TreeItem<Entry> chosen = tree.getSelectionModel().getSelectedItem();
        boolean isFocused = tree.isFocused();
        TreeView<Entry> renewed = tree();
        renewed.setVisible(tree.isVisible());
        getChildren().set(getChildren().indexOf(tree), renewed);
        tree = renewed;
        tree.getSelectionModel().select(chosen);
        if (isFocused) {
            tree.requestFocus();
        }
    }

    /// Looks for scripts again, in the background.
    public void refresh() {
        looking = true;
        CompletableFuture.supplyAsync(folders).whenCompleteAsync((found, _) -> {
            looking = false;
            if (found != null) {
                show(found);
            }
        }, Platform::runLater);
    }

    /// Looks for scripts again and again, while it can be seen.
    ///
    /// @return ends that
    public Runnable followDisk() {
        Timeline clock = new Timeline(new KeyFrame(PERIOD, _ -> {
            if (!looking && Sight.isShown(this)) {
                refresh();
            }
        }));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        return clock::stop;
    }

    private void show(List<ScriptFolders> found) {
        empty.setVisible(found.isEmpty());
        tree.setVisible(!found.isEmpty());
        if (found.equals(shown)) {
            return;
        }
        shown = found;
        Set<String> closed = root.getChildren().stream().filter(item -> !item.isExpanded())
                .map(item -> item.getValue().title()).collect(Collectors.toSet());
        TreeItem<Entry> chosen = tree.getSelectionModel().getSelectedItem();
        tree.getSelectionModel().clearSelection();
        root.getChildren().setAll(found.stream().map(folder -> item(folder, !closed.contains(folder.title()))).toList());
        if (chosen != null) {
            // By itself the tree keeps the line, in which something else may stand by now.
            select(chosen.getValue());
        }
    }

    private void select(Entry chosen) {
        for (TreeItem<Entry> folder : root.getChildren()) {
            Stream.concat(Stream.of(folder), folder.isExpanded() ? folder.getChildren().stream() : Stream.empty())
                    .filter(item -> item.getValue().equals(chosen)).findFirst().ifPresent(tree.getSelectionModel()::select);
        }
    }

    private static TreeItem<Entry> item(ScriptFolders folder, boolean isExpanded) {
        TreeItem<Entry> item = new TreeItem<>(new Entry(folder.title(), null));
        folder.scripts().forEach(file -> item.getChildren().add(new TreeItem<>(new Entry(file.getFileName().toString(), file))));
        item.setExpanded(isExpanded);
        return item;
    }

    private void open() {
        TreeItem<Entry> chosen = tree.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.getValue().file() != null) {
            opener.accept(chosen.getValue().file());
        }
    }

    private static final class EntryCell extends TreeCell<Entry> {
        private static final String ENDING = ".jsh";
        /// What the tree takes at the left of a file, and what is free at its right.
        private static final double BESIDE = 48;

        EntryCell() {
            // No wider than the tree: a long name is cut, not scrolled.
            setPrefWidth(0);
            setEllipsisString("…");
            widthProperty().subscribe(_ -> name());
            fontProperty().subscribe(_ -> name());
        }

        /// Where there is little room, the ending that all scripts have would take the place of what tells them apart.
        private void name() {
            Entry entry = isEmpty() ? null : getItem();
            String title = entry == null ? null : entry.title();
            boolean isShort = entry != null && entry.file() != null && title.endsWith(ENDING) && !fits(title);
            setText(isShort ? title.substring(0, title.length() - ENDING.length()) : title);
        }

        private boolean fits(String title) {
            Text measured = new Text(title);
            measured.setFont(getFont());
            return getWidth() == 0 || measured.getLayoutBounds().getWidth() <= getWidth() - BESIDE;
        }

        /// A cell keeps the tree item of an entry that has not changed, so that of one that is only equal would be one of a tree that
        /// is gone: too far left, and deaf to a click on its arrow.
        @Override
        protected boolean isItemChanged(Entry before, Entry now) {
            return before != now;
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            boolean blank = empty || entry == null;
            name();
            setTooltip(blank ? null : new Tooltip(entry.file() == null ? entry.title() : entry.file().toString()));
            // What tells one from another is at the end of a path, at the begin of a title, and at both ends of a name.
            setTextOverrun(blank || entry.file() != null ? OverrunStyle.CENTER_ELLIPSIS
                    : entry.title().contains(File.separator) ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
            getStyleClass().remove("folder");
            if (!blank && entry.file() == null) {
                getStyleClass().add("folder");
            }
        }
    }
}
