package dev.tandem.logs;

import dev.tandem.engine.log.LogLevel;
import dev.tandem.toolkit.PlainText;
import dev.tandem.toolkit.WholeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One line: time, source, level in a word, text. Blanks and tabs stay as they were printed.
final class LogCell extends ListCell<NumberedLine> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    /// No window is wider, and what is laid out each time must not be endless; copied and saved is the whole line.
    private static final int LONGEST = 1000;

    private final Label time = new Label();
    private final Label source = new Label();
    private final Label level = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(12, time, source, level, text);

    LogCell() {
        getStyleClass().add("log-line");
        time.getStyleClass().add("time");
        time.setMinWidth(USE_PREF_SIZE);
        source.getStyleClass().add("source");
        source.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        level.getStyleClass().add("level");
        text.getStyleClass().add("text");
        text.setMinWidth(0);
        WholeText.of(source);
        WholeText.of(text);
        HBox.setHgrow(text, Priority.ALWAYS);
        setPrefWidth(0);
    }

    /// As it is shown.
    static String time(Instant time) {
        return TIME.format(time);
    }

    @Override
    protected void updateItem(NumberedLine item, boolean empty) {
        super.updateItem(item, empty);
        boolean blank = empty || item == null || item.line() == null;
        setGraphic(blank ? null : row);
        if (!blank) {
            time.setText(time(item.line().time()));
            source.setText(item.line().source());
            level.setText(item.line().level().word());
            text.setText(shown(item.line().text()));
        }
        for (LogLevel each : LogLevel.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase()), !blank && item.line().level() == each);
        }
    }

    private static String shown(String printed) {
        String plain = PlainText.of(printed).replace("\t", "    ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
