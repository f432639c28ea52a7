package dev.tandem.engine.soak;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The `main` of a soak: three threads work, each with a pool of its own, while an [Attacker] does harm. Says what became of it.
/// Arguments: a folder, seconds, a seed.
final class SoakMain {
    private static final WorkerOptions SMALL = WorkerOptions.DEFAULT.withHeap(96L << 20).withNativeMemory(96L << 20);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /// What may go wrong here, each told by name.
    private static final List<String> EXPECTED = List.of("shared memory full", "memory limit", "File too large", "out of heap memory",
            "worker ended at its start", "worker lost");

    private SoakMain() {}

    public static void main(String[] args) throws InterruptedException {
        long seed = Long.parseLong(args[2]);
        long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[1])).toNanos();
        System.out.println("pid " + ProcessHandle.current().pid());
        System.out.println("seed " + seed);
        Tally tally = new Tally();
        Thread attacker = Thread.ofPlatform().daemon().start(new Attacker(seed, tally));
        List<Thread> users = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long own = seed + i;
            users.add(Thread.ofPlatform().start(() -> use(own, end, tally)));
        }
        users.add(Thread.ofPlatform().start(() -> sweep(Path.of(args[0]), seed, end, tally)));
        for (Thread user : users) {
            if (!user.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())).plus(LONGEST))) {
                tally.wrong("hung: " + List.of(user.getStackTrace()));
            }
        }
        attacker.interrupt();
        attacker.join();
        if (tally.count("map") == 0 || tally.count("sweep") == 0 || tally.count("attack: worker killed") == 0) {
            tally.wrong("hardly anything was done");
        }
        System.out.println(tally);
        System.out.println("wrong " + tally.wrong());
        Await.until("nothing is left", () -> {
            System.gc();
            return ParallelExecutionManager.totalSubprocessCount() == 0 && SegmentPool.own().counts().segments() == 0;
        });
        System.out.println("nothing left");
        System.exit(0);
    }

    private static void use(long seed, long end, Tally tally) {
        Random random = new Random(seed);
        while (System.nanoTime() < end) {
            attempt("pool", tally, () -> {
                try (WorkerPool pool = WorkerPool.processes(2, SMALL)) {
                    Operations operations = new Operations(pool, random.nextLong(), tally);
                    for (int i = 0; i < 300 && System.nanoTime() < end && !pool.closed(); i++) {
                        Map<String, Operations.Operation> all = operations.all();
                        List<String> names = all.keySet().stream().sorted().toList();
                        String name = names.get(random.nextInt(names.size()));
                        attempt(name, tally, all.get(name));
                    }
                }
            });
        }
    }

    private static void sweep(Path folder, long seed, long end, Tally tally) {
        Random random = new Random(seed);
        while (System.nanoTime() < end) {
            attempt("pool of sweeps", tally, () -> {
                try (WorkerPool pool = WorkerPool.processes(2, SMALL)) {
                    Sweeps sweeps = new Sweeps(pool, folder, tally);
                    while (System.nanoTime() < end && !pool.closed()) {
                        List<Operations.Operation> all = sweeps.all();
                        int which = random.nextInt(all.size());
                        attempt(which == all.size() - 1 ? "full disk" : "sweep", tally, all.get(which));
                    }
                }
            });
        }
    }

    private static void attempt(String name, Tally tally, Operations.Operation operation) {
        try {
            operation.run();
            tally.done(name);
        } catch (TandemException e) {
            if (isExpected(e)) {
                tally.refused(name);
            } else {
                tally.wrong(name + " failed: " + e);
            }
        } catch (RuntimeException | Error e) {
            // Whatever else comes out of the engine is a finding.
            tally.wrong(name + " failed: " + e + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]));
        }
    }

    private static boolean isExpected(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage());
            if (each instanceof WorkerLostException || each instanceof ClosedException && text.contains("worker")
                    || EXPECTED.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }
}
