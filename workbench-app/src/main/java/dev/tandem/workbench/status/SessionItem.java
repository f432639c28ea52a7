package dev.tandem.workbench.status;

import dev.tandem.workbench.running.HostState;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The state of the session and the last notice, at the left of the status line.
public final class SessionItem extends HBox {
    private final Label session = new Label();
    private final Label notice = new Label();
    /// How long a notice is news.
    private final PauseTransition fading;
    private final Region dot = new Region();

    /// @param stays how long a notice is shown
    /// @param behind whether code runs on that a stop has left behind
    public SessionItem(ObservableValue<HostState> state, ObservableValue<Boolean> behind, ObservableValue<String> notices,
            Duration stays) {
        fading = new PauseTransition(stays);
        fading.setOnFinished(_ -> tell(""));
        getStyleClass().add("status-item");
        session.setId("status-session");
        session.setMinWidth(USE_PREF_SIZE);
        notice.setId("status-notice");
        notice.getStyleClass().add("notice");
        notice.setMinWidth(0);
        // Of a long path and a reason, the reason is at the end.
        notice.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        dot.getStyleClass().add("dot");
        getChildren().addAll(dot, session, new Separator(Orientation.VERTICAL), notice);
        state.subscribe(_ -> show(state.getValue(), behind.getValue()));
        behind.subscribe(_ -> show(state.getValue(), behind.getValue()));
        notices.subscribe(this::tell);
    }

    private void tell(String text) {
        notice.setText(text);
        notice.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        fading.playFromStart();
    }

    private void show(HostState state, boolean behind) {
        session.setText("Session: " + state.label() + (behind ? ", stopped code still running" : ""));
        for (HostState each : HostState.values()) {
            dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase()), each == state);
        }
    }
}
