package dev.tandem.benchmarks;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Samples;
import dev.tandem.engine.sweep.Sweep;

/// Sweeps over points that cost nothing, on two workers.
final class Sweeps implements Section {
    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public void measure(Report report) {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            for (int points : new int[] {1_000, 100_000}) {
                Sweep sweep = Sweep.named("bench").parameter("x", Samples.linear(0, 1, points))
                        .output("y", point -> 2 * point.get("x"));
                report.goal("whole sweep of " + points + " trivial points", Unit.PER_SECOND, points == 1_000 ? 3e4 : 1.5e5,
                        Rounds.of(points == 1_000 ? 20 : 3, points == 1_000 ? 20 : 5).each(points), () -> sweep.run(pool));
            }
        }
    }
}
