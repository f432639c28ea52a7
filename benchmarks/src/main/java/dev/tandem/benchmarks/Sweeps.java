package dev.tandem.benchmarks;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Sweeps over points that cost nothing, on two workers.
final class Sweeps implements Section {
    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public void measure(Report report) throws IOException {
        Path folder = Files.createTempDirectory("tandem-bench");
        try (WorkerPool pool = WorkerPool.processes(2)) {
            for (int points : new int[] {1_000, 100_000}) {
                Sweep sweep = Sweep.named("bench").parameter("x", Samples.linear(0, 1, points))
                        .output("y", point -> 2 * point.get("x"));
                Repeats rounds = Repeats.of(points == 1_000 ? 20 : 3, points == 1_000 ? 20 : 5).each(points);
                report.goal("sweep of " + points + " trivial points", Unit.PER_SECOND, 1.5e5, rounds,
                        () -> sweep.notStored().run(pool));
                report.goal("the same with durable rows", Unit.PER_SECOND, 3e4, rounds, () -> sweep.storedIn(folder).run(pool));
                clear(folder);
            }
        } finally {
            clear(folder);
            Files.delete(folder);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
