package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.sample.Samples;
import java.nio.file.Path;
import java.util.List;

/// The `main` of a process that may write small files only: says how a sweep ends for whose file there is no room, and
/// what the pool and the file are good for then.
final class FullDiskSweepMain {
    static final int POINTS = 400_000;

    private FullDiskSweepMain() {}

    static Sweep sweep() {
        return Sweep.named("too much").seed(3).parameter("x", Samples.linear(0, 1, POINTS))
                .output("noise", p -> p.random().nextGaussian()).output("more", p -> p.random().nextDouble());
    }

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        try (WorkerPool pool = WorkerPool.threads(2)) {
            try {
                System.out.println("done " + sweep().runInto(pool, file));
            } catch (TandemException e) {
                System.out.println("failed " + e.getMessage().replace('\n', ' '));
            }
            System.out.println("running " + RunningSweep.all());
            System.out.println("pool " + pool.map(x -> x + 1, List.of(1, 2)));
            System.out.println("rows " + SweepResult.open(file).sql("select count(*) from rows").get(0, "count_star()"));
        }
    }
}
