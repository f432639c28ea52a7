package dev.tandem.sweeps;

import java.time.Instant;
import java.util.function.BiFunction;
import javafx.scene.control.TableCell;

/// A text that depends on the time at which it is shown.
class TimedCell extends TableCell<SweepLine, SweepLine> {
    private final BiFunction<SweepLine, Instant, String> text;

    TimedCell(BiFunction<SweepLine, Instant, String> text) {
        this.text = text;
    }

    @Override
    protected void updateItem(SweepLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty || line == null ? null : text.apply(line, Instant.now()));
    }
}
