package dev.tandem.workbench.shell;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.place.Places;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.settings.PlaceSetting;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which kinds of places there are, those of plugins among them, each with a field for what its word goes on with, and the button that takes
/// one. A place that cannot be opened says why, and the old one stays. Used on the window's thread; places are opened on another.
final class PlacePane extends ScrollPane {
    /// What the built-in ones are called, in the order of this page; others follow by their words.
    private static final List<String> ORDER = List.of(PlaceSetting.LOCAL, "loopback", "cluster", "threads", "sequential");
    private static final Map<String, String> NAMES = Map.of(PlaceSetting.LOCAL, "This machine", "loopback", "Behind a relay, as on another machine",
            "cluster", "A cluster", "threads", "Threads of this program", "sequential", "One task after the other");
    private static final String NUMBER = "[:N]";
    private static final String FILE = ":FILE";

    private final PlaceSetting setting;
    private final Session session;
    private final Executor window;
    private final ToggleGroup kinds = new ToggleGroup();
    private final Label problem = new Label();
    private final Button use = new Button("Use");

    /// @param forms what words for places look like, as [Places#forms]
    /// @param files asks for a file
    PlacePane(PlaceSetting setting, Session session, Executor window, List<String> forms, Consumer<Consumer<Path>> files) {
        this.setting = setting;
        this.session = session;
        this.window = window;
        VBox all = new VBox(12, new Label("At present: " + setting.word().get() + ". What is open stays where it is."));
        all.getStyleClass().add("page");
        forms.stream().sorted(Comparator.comparingInt(PlacePane::order).thenComparing(Comparator.naturalOrder()))
                .forEach(form -> all.getChildren().add(row(form, files)));
        problem.setId("place-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        use.setId("place-use");
        use.setDefaultButton(true);
        use.setOnAction(_ -> use());
        Button cancel = new Button("Cancel");
        cancel.setId("place-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> getScene().getWindow().hide());
        all.getChildren().addAll(problem, DialogButtons.of(use, cancel));
        setContent(all);
        setFitToWidth(true);
    }

    private static String kind(String form) {
        return form.split("[:\\[]", 2)[0];
    }

    private static int order(String form) {
        int at = ORDER.indexOf(kind(form));
        return at < 0 ? ORDER.size() : at;
    }

    private Node row(String form, Consumer<Consumer<Path>> files) {
        String kind = kind(form);
        String now = setting.word().get();
        boolean isNow = kind.equals(now.split(":", 2)[0]);
        RadioButton choice = new RadioButton(NAMES.getOrDefault(kind, kind));
        choice.setId("place-" + kind);
        choice.setToggleGroup(kinds);
        choice.setSelected(isNow);
        Label word = new Label(form);
        word.getStyleClass().add("text-muted");
        HBox row = new HBox(8, choice, word);
        row.getStyleClass().add("place-row");
        TextField rest = new TextField(isNow && now.contains(":") ? now.split(":", 2)[1] : "");
        rest.setId("place-" + kind + "-rest");
        rest.setAccessibleText(choice.getText() + ": " + form);
        rest.setPromptText(form.endsWith(NUMBER) ? "number of workers" : form.endsWith(FILE) ? "file" : "");
        rest.textProperty().addListener(_ -> choice.setSelected(true));
        choice.setUserData((Word) () -> rest.getText().isBlank() ? kind : kind + ":" + rest.getText().strip());
        if (form.length() > kind.length()) {
            HBox.setHgrow(rest, form.endsWith(NUMBER) ? Priority.NEVER : Priority.ALWAYS);
            row.getChildren().add(rest);
        }
        if (form.endsWith(FILE)) {
            Button browse = new Button("Choose…");
            browse.setId("place-" + kind + "-choose");
            browse.setAccessibleText("Choose the file of " + choice.getText());
            browse.setOnAction(_ -> files.accept(file -> rest.setText(file.toString())));
            row.getChildren().add(browse);
        }
        return row;
    }

    /// What a row says now.
    private interface Word {
        String get();
    }

    private void use() {
        if (kinds.getSelectedToggle() == null) {
            return;
        }
        String word = ((Word) kinds.getSelectedToggle().getUserData()).get();
        problem.setText("");
        use.setDisable(true);
        CompletableFuture.runAsync(() -> session.withClasses(() -> Places.of(word))).whenCompleteAsync((_, failed) -> {
            use.setDisable(false);
            if (failed == null) {
                setting.take(word);
                if (getScene() != null && getScene().getWindow() != null) {
                    getScene().getWindow().hide();
                }
            } else {
                Throwable cause = failed instanceof CompletionException wrapped ? wrapped.getCause() : failed;
                problem.setText(TandemException.textOf(cause) + ". It stays " + setting.word().get() + ".");
            }
        }, window);
    }
}
