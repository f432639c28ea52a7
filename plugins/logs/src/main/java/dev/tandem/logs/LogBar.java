package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;
import dev.tandem.toolkit.TextScale;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/// What is filtered by, how many lines that leaves, and the buttons. Used on the window's thread.
final class LogBar extends HBox {
    private static final String ALL = "All sources";
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final Map<LogLevel, String> LEVEL_NAMES = Map.of(LogLevel.TRACE, "Everything", LogLevel.STATE, "States and output",
            LogLevel.OUTPUT, "Output", LogLevel.WARNING, "Warnings and errors", LogLevel.ERROR, "Errors only");

    private final ComboBox<String> source = new ComboBox<>();
    private final ChoiceBox<LogLevel> level = new ChoiceBox<>();
    private final TextField search = new TextField();
    private final ToggleButton expression = new ToggleButton(".*");
    private final ToggleButton follow = new ToggleButton("Follow");
    private final Label count = new Label();

    /// @param changed told when there is another filter
    LogBar(MenuButton more, BooleanProperty follows, Runnable changed) {
        super(8);
        getStyleClass().add("view-bar");
        source.getItems().add(ALL);
        source.setValue(ALL);
        source.setId("logs-source");
        source.setAccessibleText("Whose lines are shown");
        level.setId("logs-level");
        level.setAccessibleText("Least level of lines");
        level.getItems().setAll(LEVEL_NAMES.keySet().stream().sorted().toList());
        level.setConverter(new LevelNames());
        level.setValue(LogLevel.STATE);
        search.setPromptText("Search");
        search.setId("logs-search");
        search.setAccessibleText("Text that lines have");
        small(expression, "logs-expression", "Regular expression. Capital letters do not matter, unless it begins with (?-i)");
        small(follow, "logs-follow", "Shows the last lines as they come (End). Scrolling up switches it off");
        follow.selectedProperty().bindBidirectional(follows);
        count.setId("logs-count");
        count.setMinWidth(USE_PREF_SIZE);
        source.valueProperty().addListener((_, _, _) -> changed.run());
        level.valueProperty().addListener((_, _, _) -> changed.run());
        search.textProperty().addListener((_, _, _) -> changed.run());
        expression.selectedProperty().addListener((_, _, _) -> changed.run());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.SOMETIMES);
        getChildren().addAll(source, level, search, expression, count, space, follow, more);
        TextScale.follow(this, scale -> {
            source.setPrefWidth(170 * scale);
            level.setPrefWidth(175 * scale);
            count.setPrefWidth(110 * scale);
            search.setMinWidth(80 * scale);
            search.setMaxWidth(320 * scale);
        });
    }

    private static void small(ToggleButton button, String id, String words) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleHelp(words);
    }

    LogFilter filter() {
        return new LogFilter(level.getValue(), source.getValue() == null || ALL.equals(source.getValue()) ? null : source.getValue(),
                search.getText(), expression.isSelected());
    }

    /// Marks what is searched for as one that cannot be.
    void mark(boolean wrong) {
        search.pseudoClassStateChanged(WRONG, wrong);
    }

    void count(String words) {
        count.setText(words);
    }

    /// Offers further sources.
    void offer(LogStore store) {
        if (source.getItems().size() != store.sourceCount() + 1) {
            List<String> all = store.sources();
            if (all.size() < source.getItems().size() - 1) {
                source.setValue(ALL);
                source.getItems().remove(1, source.getItems().size());
            }
            source.getItems().addAll(all.subList(source.getItems().size() - 1, all.size()));
        }
    }

    /// Offers the sources of another run.
    void offerOnly(LogStore store) {
        source.setValue(ALL);
        source.getItems().remove(1, source.getItems().size());
        offer(store);
    }

    private static final class LevelNames extends StringConverter<LogLevel> {
        @Override
        public String toString(LogLevel level) {
            return level == null ? "" : LEVEL_NAMES.get(level);
        }

        @Override
        public LogLevel fromString(String name) {
            throw new UnsupportedOperationException("levels are chosen, not typed: name=" + name);
        }
    }
}
