package dev.tandem.workbench.shell;

import dev.tandem.plugin.PluginSetting;
import dev.tandem.plugin.Preferences;
import dev.tandem.toolkit.TextScale;
import dev.tandem.workbench.capabilities.SettingsBook;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// All that can be set of plugins, made of what they declare. What is wrong is said beside it, and not taken. Used on the window's
/// thread.
final class SettingsPane extends ScrollPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double LABEL = 200;

    SettingsPane(SettingsBook book) {
        VBox all = new VBox(20);
        all.getStyleClass().add("page");
        for (SettingsBook.Part part : book.parts()) {
            all.getChildren().add(part(part, book.of(part.contributor())));
        }
        if (all.getChildren().isEmpty()) {
            all.getChildren().add(new Label("No plugin that is on has anything to set."));
        }
        setContent(all);
        setFitToWidth(true);
    }

    private static Node part(SettingsBook.Part part, Preferences values) {
        Label title = new Label(part.title());
        title.getStyleClass().add("title-4");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = new GridPane(12, 8);
        ColumnConstraints titles = new ColumnConstraints(LABEL);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(titles, controls);
        TextScale.follow(grid, scale -> titles.setMinWidth(LABEL * scale));
        titles.prefWidthProperty().bind(titles.minWidthProperty());
        titles.maxWidthProperty().bind(titles.minWidthProperty());
        int row = 0;
        for (PluginSetting setting : part.settings()) {
            Label label = new Label(setting.title());
            label.setWrapText(true);
            Label problem = new Label();
            problem.getStyleClass().add("problem");
            Region control = control(setting, values, problem);
            control.setId("setting-" + part.contributor() + "-" + setting.key());
            control.setAccessibleText(setting.title());
            label.setLabelFor(control);
            // Beside what it names, not beside the middle of all that is told of it.
            GridPane.setValignment(label, VPos.TOP);
            label.minHeightProperty().bind(control.heightProperty());
            Label help = new Label(setting.help());
            help.getStyleClass().add("text-muted");
            help.setWrapText(true);
            VBox right = new VBox(4, control);
            if (!setting.help().isEmpty()) {
                right.getChildren().add(help);
            }
            right.getChildren().add(problem);
            problem.managedProperty().bind(problem.textProperty().isNotEmpty());
            grid.addRow(row++, label, right);
        }
        return new VBox(8, title, grid);
    }

    private static Region control(PluginSetting setting, Preferences values, Label problem) {
        String now = values.get(setting.key());
        return switch (setting.kind()) {
            case SWITCH -> {
                CheckBox box = new CheckBox();
                box.setSelected(Boolean.parseBoolean(now));
                box.selectedProperty().addListener((_, _, on) -> values.set(setting.key(), on.toString()));
                yield box;
            }
            case CHOICE -> {
                ChoiceBox<String> box = new ChoiceBox<>();
                box.getItems().setAll(setting.choices());
                box.setValue(now);
                box.valueProperty().addListener((_, _, chosen) -> values.set(setting.key(), chosen));
                yield box;
            }
            case TEXT, NUMBER -> {
                TextField field = new TextField(now);
                field.textProperty().addListener((_, _, text) -> judge(field, setting, values, problem));
                field.setOnAction(_ -> take(field, setting, values));
                // A page that is closed takes the focus from nobody.
                List.of(field.focusedProperty(), isShown(field)).forEach(inUse -> inUse.subscribe(used -> {
                    if (!used) {
                        take(field, setting, values);
                    }
                }));
                yield field;
            }
        };
    }

    private static ObservableValue<Boolean> isShown(Node node) {
        return node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false);
    }

    /// What is half typed is no value yet: 1,5 begins with 1.
    private static void take(TextField field, PluginSetting setting, Preferences values) {
        String typed = field.getText().strip();
        if (isPossible(setting, typed) && !typed.equals(values.get(setting.key()))) {
            values.set(setting.key(), typed);
        }
    }

    private static void judge(TextField field, PluginSetting setting, Preferences values, Label problem) {
        boolean fits = isPossible(setting, field.getText().strip());
        problem.setText(fits ? "" : "This is no number. It stays " + values.get(setting.key()) + ".");
        field.pseudoClassStateChanged(WRONG, !fits);
    }

    private static boolean isPossible(PluginSetting setting, String value) {
        try {
            setting.require(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
