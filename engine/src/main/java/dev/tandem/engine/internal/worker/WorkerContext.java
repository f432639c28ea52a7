package dev.tandem.engine.internal.worker;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.array.ArraySeeds;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The place of one worker, for the engine's own use: what [dev.tandem.engine.worker.Worker] answers from, and the table of the
/// objects that were sent to stay there.
///
/// A child process has one for all its threads. Where workers are threads, it is bound to the thread
/// that runs a task and inherited by those which the task starts. Thread-safe but for the generator.
public final class WorkerContext {
    private static final InheritableThreadLocal<WorkerContext> OF_THREAD = new InheritableThreadLocal<>();
    /// Written once, by the main thread of a child process before its first task.
    private static volatile WorkerContext ofProcess;

    static {
        ArraySeeds.from(() -> current() == null ? ArraySeeds.any() : current().arraySeed());
    }

    private final int number;
    private final int count;
    private final long seed;
    private final String host;
    /// Guarded by this; made when first asked for, because finding the algorithm takes long.
    private RandomGenerator random;
    /// How many generators of random arrays its threads have.
    private final AtomicInteger arrayRandoms = new AtomicInteger();
    private final ConcurrentMap<Long, Object> objects = new ConcurrentHashMap<>();

    /// @param seed the seed of this worker's own generator; see [#seed(long, int, int)]
    /// @param host where it runs
    public WorkerContext(int number, int count, long seed, String host) {
        this.number = number;
        this.count = count;
        this.seed = seed;
        this.host = host;
    }

    /// The seed of one worker.
    ///
    /// @param incarnation 0 for the first process with this number, 1 for the one that replaced it, ...:
    ///     a replacement must not repeat the numbers that its predecessor gave out
    public static long seed(long ofGroup, int number, int incarnation) {
        long mixed = ofGroup + 0x9E3779B97F4A7C15L * (number + 1) + 0xD1B54A32D192ED03L * incarnation;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// Where the calling thread runs, or null outside any worker.
    public static WorkerContext current() {
        WorkerContext bound = OF_THREAD.get();
        return bound != null ? bound : ofProcess;
    }

    /// Runs a task as if on a worker with this context.
    public static <R> R callWith(WorkerContext context, Task<R> task) throws Exception {
        WorkerContext before = OF_THREAD.get();
        OF_THREAD.set(context);
        try {
            return task.run();
        } finally {
            if (before == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(before);
            }
        }
    }

    public static WorkerContext require() {
        WorkerContext context = current();
        if (context == null) {
            throw new TandemException("not on a worker: thread=" + Thread.currentThread().getName());
        }
        return context;
    }

    static void bindProcess(WorkerContext context) {
        ofProcess = context;
    }

    public int number() {
        return number;
    }

    public int count() {
        return count;
    }

    public String host() {
        return host;
    }

    public synchronized RandomGenerator random() {
        if (random == null) {
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        }
        return random;
    }

    /// For the generator of random arrays of one more thread; that of the tasks' own thread is the first as a rule.
    private long arraySeed() {
        return seed(seed, arrayRandoms.getAndIncrement(), 0);
    }

    /// The objects that stay on this worker between calls, by the id of their remote object.
    public ConcurrentMap<Long, Object> objects() {
        return objects;
    }
}
