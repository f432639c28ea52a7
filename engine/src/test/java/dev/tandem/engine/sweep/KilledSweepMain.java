package dev.tandem.engine.sweep;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;

/// The `main` of a process that is killed at any moment of a sweep, also while it makes the file.
final class KilledSweepMain {
    static final int POINTS = 30_000;

    private KilledSweepMain() {}

    static Sweep sweep() {
        return Sweep.named("killed").parameter("x", Samples.linear(0, 1, POINTS)).output("y", p -> {
            for (long end = System.nanoTime() + 50_000; System.nanoTime() < end;) {
                Thread.onSpinWait();
            }
            return 2 * p.get("x");
        });
    }

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        try (WorkerPool pool = WorkerPool.threads(2)) {
            System.out.println("ready");
            SweepResult result = Files.exists(file) ? sweep().resume(pool, file) : sweep().runInto(pool, file);
            System.out.println(result);
        }
    }
}
