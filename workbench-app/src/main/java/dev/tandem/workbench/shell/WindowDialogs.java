package dev.tandem.workbench.shell;

import dev.tandem.toolkit.SavePlace;
import dev.tandem.toolkit.TextScale;
import dev.tandem.workbench.editor.Dialogs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Asks in dialogs of the window. One for files begins where the last one ended, at first in the working folder.
final class WindowDialogs implements Dialogs {
    /// What is around the text of a button at most, also between it and the next one, in points.
    private static final double AROUND = 56;
    private static final KeyCombination ESCAPE = new KeyCodeCombination(KeyCode.ESCAPE);
    private static final FileChooser.ExtensionFilter ALL = new FileChooser.ExtensionFilter("All files", "*.*");
    private static final double PICK_WIDTH = 560;
    private static final double PICK_HEIGHT = 300;

    private final Scene scene;
    private Path last = Path.of("").toAbsolutePath();

    WindowDialogs(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void open(Path folder, Consumer<Path> taker) {
        give(chooser("Open script", folder).showOpenDialog(scene.getWindow()), taker);
    }

    @Override
    public void place(Path folder, String proposed, Consumer<Path> taker) {
        FileChooser chooser = chooser("Save script", folder);
        chooser.setInitialFileName(proposed);
        give(SavePlace.ask(chooser, scene.getWindow()), taker);
    }

    @Override
    public void choose(String heading, String text, List<Answer> answers) {
        Alert alert = new Alert(Alert.AlertType.NONE);
        alert.setTitle("Tandem");
        alert.setHeaderText(heading);
        alert.setContentText(text);
        alert.initModality(Modality.WINDOW_MODAL);
        if (scene.getWindow() != null && scene.getWindow().isShowing()) {
            alert.initOwner(scene.getWindow());
        }
        alert.getDialogPane().getStylesheets().setAll(scene.getStylesheets());
        alert.getDialogPane().getStyleClass().add("question");
        alert.getDialogPane().getScene().setFill(scene.getFill());
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            ButtonType type = new ButtonType(answer.label(), i == 0 ? ButtonData.OK_DONE : ButtonData.OTHER);
            alert.getButtonTypes().add(type);
            Button button = (Button) alert.getDialogPane().lookupButton(type);
            button.setId("answer-" + i);
            button.setOnAction(_ -> answer.action().run());
        }
        alert.getButtonTypes().add(ButtonType.CANCEL);
        alert.getDialogPane().lookupButton(ButtonType.CANCEL).setId("answer-cancel");
        DialogPane pane = alert.getDialogPane();
        List<Button> buttons = pane.getButtonTypes().stream().map(type -> (Button) pane.lookupButton(type)).toList();
        buttons.forEach(button -> ButtonBar.setButtonUniformSize(button, false));
        pane.setMinWidth(buttons.stream().mapToDouble(button -> new Text(button.getText()).getLayoutBounds().getWidth() + AROUND).sum());
        centre(alert);
        alert.show();
        // The bar takes away what is set before.
        buttons.forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    }

    /// Over the window, before it is shown: a window manager that is busy leaves it in a corner otherwise, until it is moved.
    private void centre(Alert alert) {
        Window owner = scene.getWindow();
        if (owner != null && owner.isShowing()) {
            DialogPane pane = alert.getDialogPane();
            pane.applyCss();
            double width = Math.max(pane.getMinWidth(), pane.prefWidth(-1));
            alert.setX(owner.getX() + (owner.getWidth() - width) / 2);
            alert.setY(owner.getY() + (owner.getHeight() - pane.prefHeight(width)) / 2);
        }
    }

    /// Asks where to save a text; whoever answers has been asked before another file is replaced.
    void textPlace(String title, String proposed, Consumer<Path> taker) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        begin(chooser::setInitialDirectory);
        chooser.setInitialFileName(proposed);
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Texts", "*.txt", "*.log"), ALL);
        give(SavePlace.ask(chooser, scene.getWindow()), taker);
    }

    /// Asks for a folder.
    void folder(String title, Consumer<Path> taker) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        begin(chooser::setInitialDirectory);
        give(chooser.showDialog(scene.getWindow()), taker);
    }

    /// Asks for jars.
    void jars(String title, Consumer<List<Path>> taker) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        begin(chooser::setInitialDirectory);
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Jars", "*.jar"), ALL);
        List<File> chosen = chooser.showOpenMultipleDialog(scene.getWindow());
        if (chosen != null && !chosen.isEmpty()) {
            give(chosen.getFirst(), _ -> taker.accept(chosen.stream().map(File::toPath).toList()));
        }
    }

    private void begin(Consumer<File> taker) {
        if (Files.isDirectory(last)) {
            taker.accept(last.toFile());
        }
    }

    /// Asks for a file of any kind.
    void file(String title, Consumer<Path> taker) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        begin(chooser::setInitialDirectory);
        give(chooser.showOpenDialog(scene.getWindow()), taker);
    }

    /// Asks for a plugin to install: a jar or a zip.
    void plugin(Consumer<Path> taker) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Install plugin");
        begin(chooser::setInitialDirectory);
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Plugins", "*.jar", "*.zip"), ALL);
        give(chooser.showOpenDialog(scene.getWindow()), taker);
    }

    @Override
    public void pick(String heading, List<String> choices, Consumer<String> taker) {
        ListView<String> list = new ListView<>(FXCollections.observableArrayList(choices));
        list.setId("picked");
        list.setAccessibleText(heading);
        list.getSelectionModel().selectFirst();
        Runnable take = () -> {
            String chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                list.getScene().getWindow().hide();
                taker.accept(chosen);
            }
        };
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                take.run();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                take.run();
            }
        });
        page(heading, "pick-page", list, PICK_WIDTH, PICK_HEIGHT);
        list.requestFocus();
    }

    /// Shows a page in a window of its own, which closes with this one or by Escape.
    void page(String title, String id, Node content, double width, double height) {
        Optional<Window> shown =
                Window.getWindows().stream().filter(window -> window.getScene() != null && id.equals(window.getScene().getRoot().getId()))
                        .findFirst();
        if (shown.isPresent()) {
            // Two of one kind would not tell each other what was changed.
            shown.get().requestFocus();
            return;
        }
        Stage stage = new Stage();
        stage.setTitle(title);
        if (scene.getWindow() != null && scene.getWindow().isShowing()) {
            stage.initOwner(scene.getWindow());
        }
        BorderPane root = new BorderPane(content);
        root.setId(id);
        Scene page = new Scene(root, width, height);
        // It looks as the window does also when that changes.
        Bindings.bindContent(page.getStylesheets(), scene.getStylesheets());
        page.fillProperty().bind(scene.fillProperty());
        stage.setOnHidden(_ -> {
            Bindings.unbindContent(page.getStylesheets(), scene.getStylesheets());
            page.fillProperty().unbind();
        });
        // Before a list or a table has it: they end their editing with it, also where there is none.
        page.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (ESCAPE.match(key)) {
                stage.hide();
                key.consume();
            }
        });
        TextScale.follow(root, scale -> {
            if (scale > 1) {
                stage.setWidth(Math.min(width * scale, scene.getWidth()));
                stage.setHeight(Math.min(height * scale, scene.getHeight()));
            }
        });
        stage.setScene(page);
        stage.show();
    }

    private FileChooser chooser(String title, Path folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        Path begin = folder == null ? last : folder;
        if (Files.isDirectory(begin)) {
            chooser.setInitialDirectory(begin.toFile());
        }
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Scripts", "*.jsh", "*.java"), ALL);
        return chooser;
    }

    private void give(File chosen, Consumer<Path> taker) {
        if (chosen != null) {
            last = chosen.toPath().toAbsolutePath().getParent();
            taker.accept(chosen.toPath());
        }
    }
}
