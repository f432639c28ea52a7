package dev.tandem.workbench.status;

import dev.tandem.workbench.running.HostState;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The state of the session and the last notice, at the left of the status line.
public final class SessionItem extends HBox {
    private final Label session = new Label();
    private final Region dot = new Region();

    /// @param behind whether code runs on that a stop has left behind
    public SessionItem(ObservableValue<HostState> state, ObservableValue<Boolean> behind, ObservableValue<String> notices) {
        Label notice = new Label();
        getStyleClass().add("status-item");
        session.setId("status-session");
        session.setMinWidth(USE_PREF_SIZE);
        notice.setId("status-notice");
        notice.getStyleClass().add("notice");
        notice.setMinWidth(0);
        notice.textProperty().bind(notices);
        notice.tooltipProperty().bind(notices.map(Tooltip::new));
        dot.getStyleClass().add("dot");
        getChildren().addAll(dot, session, new Separator(Orientation.VERTICAL), notice);
        state.subscribe(_ -> show(state.getValue(), behind.getValue()));
        behind.subscribe(_ -> show(state.getValue(), behind.getValue()));
    }

    private void show(HostState state, boolean behind) {
        session.setText("Session: " + state.label() + (behind ? ", stopped code still running" : ""));
        for (HostState each : HostState.values()) {
            dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase()), each == state);
        }
    }
}
