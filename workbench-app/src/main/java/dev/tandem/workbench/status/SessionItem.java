package dev.tandem.workbench.status;

import dev.tandem.workbench.running.HostState;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
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
    private static final Duration SECOND = Duration.seconds(1);

    private final Label session = new Label();
    private final Label notice = new Label();
    /// How long a notice is news.
    private final PauseTransition fading;
    private final Region dot = new Region();
    private final IntSupplier waiting;
    private final Timeline clock;
    private long begun;

    /// @param stays how long a notice is shown
    /// @param behind whether code runs on that a stop has left behind
    /// @param waiting tells how many texts wait
    /// @param closing gets what is to be done when the window closes
    public SessionItem(ObservableValue<HostState> state, ObservableValue<Boolean> behind, IntSupplier waiting, ObservableValue<String> notices,
            Duration stays, Consumer<Runnable> closing) {
        this.waiting = waiting;
        clock = new Timeline(new KeyFrame(SECOND, _ -> show(state.getValue(), behind.getValue())));
        clock.setCycleCount(Animation.INDEFINITE);
        closing.accept(clock::stop);
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
        dot.getStyleClass().add("state-dot");
        getChildren().addAll(dot, session, new Separator(Orientation.VERTICAL), notice);
        state.subscribe(now -> {
            if (now == HostState.RUNNING) {
                begun = System.nanoTime();
                clock.playFromStart();
            } else if (now != HostState.STOPPING) {
                clock.stop();
            }
            show(now, behind.getValue());
        });
        behind.subscribe(_ -> show(state.getValue(), behind.getValue()));
        notices.subscribe(this::tell);
    }

    private void tell(String text) {
        notice.setText(text);
        notice.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        fading.playFromStart();
    }

    private void show(HostState state, boolean behind) {
        boolean isBusy = state == HostState.RUNNING || state == HostState.STOPPING;
        long seconds = isBusy ? (System.nanoTime() - begun) / 1_000_000_000 : 0;
        int queue = isBusy ? waiting.getAsInt() : 0;
        session.setText("Session: " + state.label() + (seconds > 0 ? " for " + time(seconds) : "") + (queue > 0 ? ", " + queue + " waiting" : "")
                + (behind ? ", stopped code still running" : ""));
        for (HostState each : HostState.values()) {
            dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase()), each == state);
        }
    }

    private static String time(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
