package dev.tandem.workbench.shell;

import dev.tandem.workbench.script.DamagedJars;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The jars and folders of classes that typed code can use besides Tandem's own and those of plugins. An entry that cannot be read says so
/// here, and nothing is changed. Used on the window's thread; files are looked at on another.
final class ClassPathPane extends VBox {
    private final ObservableList<Path> entries;
    private final ListView<Path> list;
    private final Label problem = new Label();
    private final Button use = new Button("Use");
    private final Consumer<String> taker;

    /// @param running whether something runs, which ends first
    /// @param dialogs asks for files
    /// @param taker given the path, as the system writes it
    ClassPathPane(List<Path> present, boolean running, WindowDialogs dialogs, Consumer<String> taker) {
        super(12);
        this.taker = taker;
        entries = FXCollections.observableArrayList(present);
        list = new ListView<>(entries);
        getStyleClass().add("page");
        Label told = new Label("Code in the session and on its workers can use these. The session starts afresh with them"
                + (running ? ", once what runs has ended," : "") + " and what was run in it before is run again.");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        list.setId("class-path");
        list.setAccessibleText("Jars and folders");
        list.setPlaceholder(new Label("Nothing but Tandem and its plugins"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        VBox.setVgrow(list, Priority.ALWAYS);
        Button remove = button("Remove", "class-path-remove", () -> entries.removeAll(List.copyOf(list.getSelectionModel().getSelectedItems())));
        remove.disableProperty().bind(Bindings.isEmpty(list.getSelectionModel().getSelectedItems()));
        HBox change = new HBox(8, button("Add jars…", "class-path-jars", () -> dialogs.jars("Jars for the session", this::add)),
                button("Add folder…", "class-path-folder", () -> dialogs.folder("Folder of classes", folder -> add(List.of(folder)))), remove);
        problem.setId("class-path-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        use.setId("class-path-use");
        use.setDefaultButton(true);
        use.setOnAction(_ -> use());
        use.setDisable(true);
        entries.subscribe(() -> use.setDisable(entries.equals(present)));
        Button cancel = button("Cancel", "class-path-cancel", () -> getScene().getWindow().hide());
        cancel.setCancelButton(true);
        getChildren().setAll(told, list, change, problem, DialogButtons.of(use, cancel));
    }

    private static Button button(String title, String id, Runnable action) {
        Button button = new Button(title);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Those that are there already stay where they are.
    void add(List<Path> more) {
        problem.setText("");
        more.stream().filter(each -> !entries.contains(each)).forEach(entries::add);
    }

    private void use() {
        List<Path> wanted = List.copyOf(entries);
        use.setDisable(true);
        CompletableFuture.supplyAsync(() -> wanted.stream().flatMap(ClassPathPane::problem).collect(Collectors.joining("\n")))
                .thenAcceptAsync(found -> {
                    use.setDisable(false);
                    problem.setText(found);
                    if (found.isEmpty()) {
                        taker.accept(wanted.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
                        if (getScene() != null && getScene().getWindow() != null) {
                            getScene().getWindow().hide();
                        }
                    }
                }, Platform::runLater);
    }

    private static Stream<String> problem(Path entry) {
        String name = entry.toString();
        if (!Files.isReadable(entry)) {
            return Stream.of("There is no such file, or it cannot be read: " + entry);
        }
        if (name.contains(File.pathSeparator) || name.contains("\"")) {
            return Stream.of("A name with " + File.pathSeparator + " or \" cannot be in a class path: " + entry);
        }
        return DamagedJars.problem(entry).map(why -> "This is no jar: " + entry + " (" + why + ")").stream();
    }
}
