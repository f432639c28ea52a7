package dev.tandem.workbench.status;

import dev.tandem.workbench.feed.EngineFeed;
import dev.tandem.workbench.feed.EngineState;
import dev.tandem.workbench.running.HostState;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Session state and the last notice at the left; subprocesses of the limit and heap at the right.
public final class StatusBar extends HBox {
    private static final PseudoClass OVER_LIMIT = PseudoClass.getPseudoClass("over-limit");

    private final Label session = new Label();
    private final Region dot = new Region();
    private final Label notice = new Label();
    private final Label subprocesses = new Label();
    private final Label heap = new Label();
    private final ProgressBar heapBar = new ProgressBar(0);

    public StatusBar(EngineFeed feed, ObservableValue<HostState> state, ObservableValue<String> notices) {
        getStyleClass().add("status-bar");
        session.setId("status-session");
        subprocesses.setId("status-subprocesses");
        notice.setId("status-notice");
        notice.getStyleClass().add("notice");
        heapBar.getStyleClass().add("heap");
        dot.getStyleClass().add("dot");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(dot, session, line(), notice, space, subprocesses, line(), heap, heapBar);
        notice.textProperty().bind(notices);
        notice.setMinWidth(0);
        for (Label label : List.of(session, subprocesses, heap)) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        heapBar.setMinWidth(USE_PREF_SIZE);
        notice.tooltipProperty().bind(notices.map(Tooltip::new));
        state.subscribe(this::show);
        feed.onState(this::show);
        show(feed.latest());
    }

    /// Adds what stands between the notice and the figures.
    public void add(Node item) {
        getChildren().add(getChildren().indexOf(subprocesses), item);
    }

    private void show(HostState state) {
        session.setText("Session: " + state.label());
        for (HostState each : HostState.values()) {
            dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase()), each == state);
        }
    }

    private void show(EngineState state) {
        Runtime runtime = Runtime.getRuntime();
        StatusModel model = StatusModel.of(state, runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
        subprocesses.setText(model.subprocesses());
        subprocesses.pseudoClassStateChanged(OVER_LIMIT, model.overLimit());
        heap.setText(model.heap());
        heapBar.setProgress(model.heapShare());
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
