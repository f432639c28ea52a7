package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import dev.tandem.toolkit.PlainText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One line: time, source, text. Blanks and tabs stay as they were printed.
final class LogCell extends ListCell<LogLine> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Label time = new Label();
    private final Label source = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(12, time, source, text);

    LogCell() {
        getStyleClass().add("log-line");
        time.getStyleClass().add("time");
        time.setMinWidth(USE_PREF_SIZE);
        source.getStyleClass().add("source");
        text.getStyleClass().add("text");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(LogLine line, boolean empty) {
        super.updateItem(line, empty);
        boolean blank = empty || line == null;
        setGraphic(blank ? null : row);
        if (!blank) {
            time.setText(TIME.format(line.time()));
            source.setText(line.source());
            text.setText(PlainText.of(line.text()).replace("\t", "    "));
        }
        for (LogLevel level : LogLevel.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(level.name().toLowerCase()), !blank && line.level() == level);
        }
    }
}
