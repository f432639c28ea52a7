package dev.tandem.workbench.editor;

import dev.tandem.toolkit.TabEnds;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The open texts, one tab each. Texts of equal names show where they are. Used on the window's thread.
final class EditorTabs extends TabPane {
    /// @param closing asked before a tab is closed; false keeps it
    EditorTabs(Predicate<EditorTab> closing) {
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setTabDragPolicy(TabDragPolicy.REORDER);
        getStyleClass().add("editor-tabs");
        TabEnds.tidy(this);
        getTabs().addListener((ListChangeListener<Tab>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(tab -> tab.setOnCloseRequest(request -> {
                    if (!closing.test((EditorTab) tab)) {
                        request.consume();
                    }
                }));
            }
            name();
            if (!isElsewhere()) {
                // Whoever closes a text goes on typing in the next one, which is not in front yet.
                Platform.runLater(() -> current().ifPresent(EditorTab::focus));
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (isHeader(click.getPickResult().getIntersectedNode())) {
                current().ifPresent(EditorTab::focus);
            }
        });
    }

    /// Leaves room before the tabs for something of this width.
    void leaveRoom(ObservableValue<Number> width) {
        skinProperty().subscribe(skin -> {
            if (skin != null && lookup(".tab-header-area") instanceof Region header) {
                header.paddingProperty().bind(width.map(room -> new Insets(0, 0, 0, room.doubleValue())));
            }
        });
    }

    /// Whether one types somewhere else in the window.
    private boolean isElsewhere() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner != null && owner.getScene() != null && !isWithin(owner, this);
    }

    private boolean isHeader(Node clicked) {
        for (Node node = clicked; node != null && node != this; node = node.getParent()) {
            if (node.getStyleClass().contains("tab")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(Node inner, Node outer) {
        for (Node node = inner; node != null; node = node.getParent()) {
            if (node == outer) {
                return true;
            }
        }
        return false;
    }

    List<EditorTab> all() {
        return getTabs().stream().map(EditorTab.class::cast).toList();
    }

    Optional<EditorTab> current() {
        return Optional.ofNullable((EditorTab) getSelectionModel().getSelectedItem());
    }

    /// What is in front, with a star before it when it is not saved; empty when nothing is.
    ObservableValue<String> title() {
        return getSelectionModel().selectedItemProperty()
                .flatMap(tab -> ((EditorTab) tab).unsavedProperty().flatMap(unsaved -> tab.textProperty()
                        .map(name -> unsaved ? "*" + name : name)))
                .orElse("");
    }

    /// The tab of a file, or of the copy of one.
    Optional<EditorTab> of(Path file) {
        return all().stream().filter(tab -> tab.document().isFrom(file)).findFirst();
    }

    /// The text that messages call so, or whose file has that path.
    Optional<EditorTab> called(String name) {
        return all().stream().filter(tab -> tab.document().isCalledIn(name)).findFirst();
    }

    /// The texts that would be lost.
    List<EditorTab> changed() {
        return all().stream().filter(tab -> tab.document().isChanged()).toList();
    }

    /// Brings a tab to the front, adding it when it is new, and lets the user type into it.
    void show(EditorTab tab) {
        if (!getTabs().contains(tab)) {
            getTabs().add(tab);
        }
        getSelectionModel().select(tab);
        tab.focus();
    }

    /// Where one looks for a file first: beside the text in front, else beside the last one that has a place. Null without any.
    Path folder() {
        return Stream.concat(current().stream(), all().reversed().stream()).map(tab -> tab.document().place())
                .filter(Objects::nonNull).map(Path::getParent).findFirst().orElse(null);
    }

    /// The folders of the files that are open, without those of copies.
    Set<Path> folders() {
        return all().stream().map(tab -> tab.document().file()).filter(Objects::nonNull).map(Path::getParent)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Names all tabs; to be called when a text has another name.
    void name() {
        List<EditorTab> all = all();
        for (EditorTab tab : all) {
            ScriptDocument document = tab.document();
            List<Path> others = all.stream().filter(other -> other != tab && other.document().name().equals(document.name()))
                    .map(other -> folder(other.document())).toList();
            Path folder = others.isEmpty() || document.place() == null ? null : distinct(folder(document), others);
            tab.setText(folder == null ? document.name() : document.name() + " — " + folder);
            document.isCalled(folder == null ? document.name() : folder.resolve(document.name()).toString());
        }
    }

    private static Path folder(ScriptDocument document) {
        return document.place() == null ? null : document.place().getParent();
    }

    /// As many names of folders as it takes to tell one from the others.
    private static Path distinct(Path folder, List<Path> others) {
        for (int names = 1; names < folder.getNameCount(); names++) {
            Path end = folder.subpath(folder.getNameCount() - names, folder.getNameCount());
            Stream<Path> apart = others.stream().filter(Objects::nonNull).filter(other -> !other.equals(folder));
            if (apart.noneMatch(other -> other.endsWith(end))) {
                return end;
            }
        }
        return folder;
    }
}
