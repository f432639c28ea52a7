package dev.tandem.sweeps;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// What can be done to one run: pause it, let it go on, end it. Also by keys.
final class SweepButtons extends HBox {
    private static final KeyCode PAUSE_KEY = KeyCode.SPACE;
    private static final KeyCode CANCEL_KEY = KeyCode.DELETE;

    private final Button pause = button("sweeps-pause", "Pause");
    private final Button cancel = button("sweeps-cancel", "Cancel");
    private final Button clear = button("sweeps-clear", "Clear ended");
    private final Tooltip pauseTip = new Tooltip();
    /// The run that they are for, or null.
    private SweepLine target;

    SweepButtons(SweepsModel model) {
        getStyleClass().add("sweep-buttons");
        getChildren().addAll(pause, cancel, clear);
        pause.setMinWidth(USE_PREF_SIZE);
        pause.setOnAction(_ -> model.pause(target.id(), !target.isPaused()));
        pause.setTooltip(pauseTip);
        cancel.setOnAction(_ -> model.cancel(target.id()));
        cancel.setTooltip(new Tooltip("Ends the sweep and keeps the rows that are finished (" + CANCEL_KEY.getName() + ")"));
        clear.setOnAction(_ -> model.clear());
        clear.setTooltip(new Tooltip("Takes sweeps that have ended out of this list; their results stay"));
        aim(null, false);
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        return button;
    }

    /// @param run the one that is meant from now on, or null
    /// @param anyEnded whether there is something to clear
    void aim(SweepLine run, boolean anyEnded) {
        target = run != null && run.isRunning() && run.state() != SweepLine.State.CANCELLING ? run : null;
        boolean isPaused = target != null && target.isPaused();
        pause.setText(isPaused ? "Resume" : "Pause");
        pauseTip.setText((isPaused ? "Goes on with the next points (" : "Begins no further points until it is resumed (")
                + PAUSE_KEY.getName() + ")");
        pause.setDisable(target == null);
        cancel.setDisable(target == null);
        clear.setDisable(!anyEnded);
    }

    /// Takes the keys that are for these buttons.
    void press(KeyEvent event) {
        boolean isPlain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        Button button = !isPlain ? null : event.getCode() == PAUSE_KEY ? pause : event.getCode() == CANCEL_KEY ? cancel : null;
        if (button != null) {
            button.fire();
            event.consume();
        }
    }
}
