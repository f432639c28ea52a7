package dev.tandem.benchmarks;

import dev.tandem.engine.pool.MapOptions;
import dev.tandem.engine.pool.WorkerPool;
import java.util.List;
import java.util.stream.IntStream;

/// Small calls to two workers.
final class Calls implements Section {
    private static final int CALLS = 500;
    private static final int ITEMS = 10_000;

    @Override
    public String name() {
        return "call";
    }

    @Override
    public void measure(Report report) {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            Repeats rounds = Repeats.of(20, 40).each(CALLS);
            report.goal("applyOnly of a trivial function", Unit.MICROSECONDS, 30, rounds, () -> {
                for (int i = 0; i < CALLS; i++) {
                    pool.applyOnly(() -> 1, 0);
                }
            });
            report.goal("apply of a trivial function to both", Unit.MICROSECONDS, 30, rounds, () -> {
                for (int i = 0; i < CALLS; i++) {
                    pool.apply(() -> 1);
                }
            });
            List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
            report.goal("map of 10,000 trivial items", Unit.PER_SECOND, 5e6, Repeats.of(50, 50).each(ITEMS),
                    () -> pool.map(x -> x + 1, items));
            report.goal("map of 10,000 trivial items, one at a time", Unit.PER_SECOND, 1e5, Repeats.of(10, 10).each(ITEMS),
                    () -> pool.map(x -> x + 1, items, MapOptions.ofChunks(1)));
        }
    }
}
