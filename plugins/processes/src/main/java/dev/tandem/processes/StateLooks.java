package dev.tandem.processes;

import dev.tandem.engine.worker.WorkerState;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// Tells style sheets what a worker does: each state is a pseudo-class, and so is that somebody has halted it. Used on the window's thread.
final class StateLooks {
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
    private static final Map<WorkerState, PseudoClass> STATES = new EnumMap<>(WorkerState.class);

    static {
        for (WorkerState state : WorkerState.values()) {
            STATES.put(state, PseudoClass.getPseudoClass(state.name().toLowerCase()));
        }
    }

    private StateLooks() {}

    /// @param worker null for none
    static void dress(Node node, ProcessNode worker) {
        boolean isStopped = worker != null && worker.stopped();
        node.pseudoClassStateChanged(STOPPED, isStopped);
        STATES.forEach((state, look) -> node.pseudoClassStateChanged(look, worker != null && !isStopped && state == worker.state()));
    }
}
