package dev.tandem.benchmarks;

import dev.tandem.engine.task.PoolManager;
import dev.tandem.engine.task.PoolManagerBuilder;
import java.util.List;
import java.util.stream.IntStream;

/// Task pools of two workers whose tasks cost nothing.
final class Tasks implements Section {
    private static final int TASKS = 20_000;
    private static final double GOAL = 1.5e5;

    @Override
    public String name() {
        return "task";
    }

    @Override
    public void measure(Report report) {
        Repeats rounds = Repeats.of(10, 10).each(TASKS);
        putAndGet(report, rounds, "the default queue", pool());
        putAndGet(report, rounds, "a queue of 64", pool().queueSize(64));
        putAndGet(report, rounds, "a queue of 1000", pool().queueSize(1000));
        List<Integer> items = IntStream.range(0, TASKS).boxed().toList();
        try (PoolManager<Integer, Integer> pool = pool().start()) {
            report.goal("map of " + TASKS + " trivial tasks", Unit.PER_SECOND, GOAL, rounds, () -> pool.map(items));
        }
    }

    private static PoolManagerBuilder<Integer, Integer> pool() {
        return PoolManager.of((Integer x) -> x + 1).size(2);
    }

    private static void putAndGet(Report report, Repeats rounds, String queue, PoolManagerBuilder<Integer, Integer> wanted) {
        try (PoolManager<Integer, Integer> pool = wanted.start()) {
            report.goal("put and get, " + queue, Unit.PER_SECOND, GOAL, rounds, () -> {
                for (int i = 0; i < TASKS; i++) {
                    pool.put(i);
                }
                for (int i = 0; i < TASKS; i++) {
                    pool.get();
                }
            });
        }
    }
}
