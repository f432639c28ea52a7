package dev.tandem.solvers;

import dev.tandem.engine.event.RuntimeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The solvers that have run lately, the latest first. For the window's thread.
public final class SolversModel {
    static final int MOST = 30;

    private final List<SolverRun> runs = new ArrayList<>();
    private Instant rested = Instant.MIN;

    /// Takes what has happened.
    ///
    /// @return whether a solver has made a step
    boolean take(List<RuntimeEvent> events) {
        boolean news = false;
        for (RuntimeEvent event : events) {
            if (event instanceof RuntimeEvent.SolverStepped step) {
                add(step);
                news = true;
            }
        }
        return news;
    }

    /// All code has ended that could have been running solvers; steps that are told later but were made before change nothing.
    void rest(Instant now) {
        rested = now;
        runs.forEach(run -> run.rest(now));
    }

    private void add(RuntimeEvent.SolverStepped step) {
        for (SolverRun run : runs) {
            if (run.solver() == step.solver()) {
                run.add(step);
                return;
            }
        }
        SolverRun fresh = new SolverRun(step);
        fresh.rest(rested);
        runs.addFirst(fresh);
        if (runs.size() > MOST) {
            runs.removeLast();
        }
    }

    List<SolverRun> runs() {
        return List.copyOf(runs);
    }
}
