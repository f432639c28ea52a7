package dev.tandem.engine.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How the workers of a group are started and ended, and what they may take. Begin with [#DEFAULT] and change it by the
/// methods that begin with `with`; each gives new options. A value that cannot be is refused with an
/// `IllegalArgumentException` that names it; what depends on where workers run, as folders and files, is looked at by their place.
///
/// @param heap bytes of Java heap of each worker, or 0 for a share of the machine
/// @param nativeMemory bytes of ND4J arrays of each, which lie outside the heap, or 0 for a share of the machine; a task whose
///     arrays would be more fails. Arguments that lie in shared memory do not count, nor does what other native code takes
/// @param jvmArguments further arguments of the worker's JVM
/// @param environment further environment variables
/// @param classPath jars and folders that follow the main process's own class path
/// @param gracePeriod how long a worker that was asked to stop may take
/// @param startTimeout how long a worker may take to become ready
/// @param seed from which the random generators of the workers are seeded, those of `Nd4j.rand` among them
/// @param threads what each may use for numerical work, or 0 for the cores divided by the workers
/// @param folder the working folder, or null for that of the main process
/// @param name what panels and errors call the group, or null for its kind and a running number
public record WorkerOptions(long heap, long nativeMemory, List<String> jvmArguments, Map<String, String> environment,
        List<Path> classPath, Duration gracePeriod, Duration startTimeout, long seed, int threads, Path folder, String name) {
    public static final WorkerOptions DEFAULT = new WorkerOptions(0, 0, List.of(), Map.of(), List.of(),
            Duration.ofMillis(300), Duration.ofSeconds(30), 0, 0, null, null);
    /// With less, a JVM does not get as far as to say what it wants.
    private static final long SMALLEST_HEAP = 16L << 20;

    public WorkerOptions {
        jvmArguments = List.copyOf(jvmArguments);
        environment.forEach((variable, value) -> require(variable != null && value != null, "variable without a value",
                "variable=" + variable + ", value=" + value));
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
        require(heap == 0 || heap >= SMALLEST_HEAP, "heap too small", "heap=" + heap + ", smallest=" + SMALLEST_HEAP);
        require(nativeMemory >= 0, "negative memory", "nativeMemory=" + nativeMemory);
        require(!gracePeriod.isNegative(), "negative time", "gracePeriod=" + gracePeriod);
        require(startTimeout.isPositive(), "no time to start", "startTimeout=" + startTimeout);
        require(threads >= 0, "negative number of threads", "threads=" + threads);
        require(name == null || !name.isBlank(), "empty name", "name=" + name);
    }

    private static void require(boolean holds, String what, String values) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": " + values);
        }
    }

    public WorkerOptions withHeap(long bytes) {
        return with(draft -> draft.heap = bytes);
    }

    public WorkerOptions withNativeMemory(long bytes) {
        return with(draft -> draft.nativeMemory = bytes);
    }

    public WorkerOptions withJvmArguments(List<String> arguments) {
        return with(draft -> draft.jvmArguments = arguments);
    }

    public WorkerOptions withEnvironment(Map<String, String> variables) {
        return with(draft -> draft.environment = variables);
    }

    public WorkerOptions withClassPath(List<Path> entries) {
        return with(draft -> draft.classPath = entries);
    }

    public WorkerOptions withGracePeriod(Duration period) {
        return with(draft -> draft.gracePeriod = period);
    }

    public WorkerOptions withStartTimeout(Duration timeout) {
        return with(draft -> draft.startTimeout = timeout);
    }

    public WorkerOptions withSeed(long ofGroup) {
        return with(draft -> draft.seed = ofGroup);
    }

    public WorkerOptions withThreads(int perWorker) {
        return with(draft -> draft.threads = perWorker);
    }

    public WorkerOptions withFolder(Path path) {
        return with(draft -> draft.folder = path);
    }

    public WorkerOptions withName(String ofGroup) {
        return with(draft -> draft.name = ofGroup);
    }

    private WorkerOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /// Options while one of them is changed.
    private static final class Draft {
        private long heap;
        private long nativeMemory;
        private List<String> jvmArguments;
        private Map<String, String> environment;
        private List<Path> classPath;
        private Duration gracePeriod;
        private Duration startTimeout;
        private long seed;
        private int threads;
        private Path folder;
        private String name;

        Draft(WorkerOptions from) {
            heap = from.heap;
            nativeMemory = from.nativeMemory;
            jvmArguments = from.jvmArguments;
            environment = from.environment;
            classPath = from.classPath;
            gracePeriod = from.gracePeriod;
            startTimeout = from.startTimeout;
            seed = from.seed;
            threads = from.threads;
            folder = from.folder;
            name = from.name;
        }

        WorkerOptions options() {
            return new WorkerOptions(heap, nativeMemory, jvmArguments, environment, classPath, gracePeriod, startTimeout, seed, threads,
                    folder, name);
        }
    }
}
