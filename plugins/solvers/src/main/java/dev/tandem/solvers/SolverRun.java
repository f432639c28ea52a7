package dev.tandem.solvers;

import dev.tandem.engine.event.RuntimeEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/// What one solver has done so far: its residual after each step. Of very many steps every second one is kept, then every
/// fourth, and so on, and always the last. For one thread.
public final class SolverRun {
    static final int MOST = 4096;

    private final long solver;
    private final String name;
    private double[] iterations = new double[MOST + 1];
    private double[] residuals = new double[MOST + 1];
    private int kept;
    private int every = 1;
    private RuntimeEvent.SolverStepped last;
    /// What was told before is no sign that it still runs.
    private Instant rested = Instant.MIN;

    SolverRun(RuntimeEvent.SolverStepped first) {
        this.solver = first.solver();
        this.name = first.name();
        add(first);
    }

    void add(RuntimeEvent.SolverStepped step) {
        last = step;
        if (step.iteration() % every == 0 || kept == 0) {
            iterations[kept] = step.iteration();
            residuals[kept++] = step.residual();
        }
        if (kept == MOST) {
            thin();
        }
    }

    private void thin() {
        every *= 2;
        kept = 0;
        for (int i = 0; i < MOST; i++) {
            if (iterations[i] % every == 0) {
                iterations[kept] = iterations[i];
                residuals[kept++] = residuals[i];
            }
        }
    }

    long solver() {
        return solver;
    }

    /// No code runs that could go on with it.
    void rest(Instant since) {
        rested = since;
    }

    boolean running() {
        return last.stopped() == null && last.time().isAfter(rested);
    }

    /// For example "IrgnmCg, step 7".
    String title() {
        return name + ", step " + last.iteration();
    }

    /// Where it stands, or why it has stopped.
    String state() {
        String residual = Double.isNaN(last.residual()) ? "no residual" : String.format(Locale.ROOT, "residual %.3g", last.residual());
        return residual + ", " + (running() ? "running" : last.stopped() == null ? "not finished" : "ended: " + last.stopped().split(":")[0]);
    }

    double[] iterations() {
        return withLast(iterations, last.iteration());
    }

    double[] residuals() {
        return withLast(residuals, last.residual());
    }

    private double[] withLast(double[] values, double end) {
        boolean isThere = kept > 0 && iterations[kept - 1] == last.iteration();
        double[] all = Arrays.copyOf(values, isThere ? kept : kept + 1);
        all[all.length - 1] = end;
        return all;
    }
}
