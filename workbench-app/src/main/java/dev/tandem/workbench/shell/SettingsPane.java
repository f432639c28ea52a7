package dev.tandem.workbench.shell;

import dev.tandem.plugin.Preferences;
import dev.tandem.plugin.PluginSetting;
import dev.tandem.workbench.capabilities.SettingsBook;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

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
        GridPane grid = new GridPane(12, 8);
        int row = 0;
        for (PluginSetting setting : part.settings()) {
            Label label = new Label(setting.title());
            label.setMinWidth(LABEL);
            Label problem = new Label();
            problem.getStyleClass().add("problem");
            Node control = control(setting, values, problem);
            control.setId("setting-" + part.contributor() + "-" + setting.key());
            control.setAccessibleText(setting.title());
            label.setLabelFor(control);
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

    private static Node control(PluginSetting setting, Preferences values, Label problem) {
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
                field.textProperty().addListener((_, _, text) -> {
                    try {
                        values.set(setting.key(), text.strip());
                        problem.setText("");
                    } catch (IllegalArgumentException e) {
                        problem.setText("Not taken: this is no number.");
                    }
                    field.pseudoClassStateChanged(WRONG, !problem.getText().isEmpty());
                });
                yield field;
            }
        };
    }
}
