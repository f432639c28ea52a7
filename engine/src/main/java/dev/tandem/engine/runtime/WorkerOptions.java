package dev.tandem.engine.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How the workers of a group are started and ended.
///
/// @param heap bytes of Java heap of each worker, or 0 for a share of the machine
/// @param nativeMemory bytes of array memory outside the heap of each, or 0 for a share of the machine
/// @param jvmArguments further arguments of the worker's JVM
/// @param environment further environment variables
/// @param classPath what follows the main process's own class path
/// @param gracePeriod how long a worker that was asked to stop may take
/// @param startTimeout how long a worker may take to become ready
/// @param seed from which the random generators of the workers are seeded
public record WorkerOptions(long heap, long nativeMemory, List<String> jvmArguments, Map<String, String> environment,
        List<Path> classPath, Duration gracePeriod, Duration startTimeout, long seed) {
    public static final WorkerOptions DEFAULT = new WorkerOptions(0, 0, List.of(), Map.of(), List.of(),
            Duration.ofMillis(300), Duration.ofSeconds(30), 0);

    public WorkerOptions {
        jvmArguments = List.copyOf(jvmArguments);
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
    }

    public WorkerOptions withHeap(long bytes) {
        return new WorkerOptions(bytes, nativeMemory, jvmArguments, environment, classPath, gracePeriod, startTimeout, seed);
    }

    public WorkerOptions withNativeMemory(long bytes) {
        return new WorkerOptions(heap, bytes, jvmArguments, environment, classPath, gracePeriod, startTimeout, seed);
    }

    public WorkerOptions withJvmArguments(List<String> arguments) {
        return new WorkerOptions(heap, nativeMemory, arguments, environment, classPath, gracePeriod, startTimeout, seed);
    }

    public WorkerOptions withEnvironment(Map<String, String> variables) {
        return new WorkerOptions(heap, nativeMemory, jvmArguments, variables, classPath, gracePeriod, startTimeout, seed);
    }

    public WorkerOptions withClassPath(List<Path> entries) {
        return new WorkerOptions(heap, nativeMemory, jvmArguments, environment, entries, gracePeriod, startTimeout, seed);
    }

    public WorkerOptions withGracePeriod(Duration period) {
        return new WorkerOptions(heap, nativeMemory, jvmArguments, environment, classPath, period, startTimeout, seed);
    }

    public WorkerOptions withStartTimeout(Duration timeout) {
        return new WorkerOptions(heap, nativeMemory, jvmArguments, environment, classPath, gracePeriod, timeout, seed);
    }

    public WorkerOptions withSeed(long ofGroup) {
        return new WorkerOptions(heap, nativeMemory, jvmArguments, environment, classPath, gracePeriod, startTimeout, ofGroup);
    }
}
