package dev.tandem.engine.internal.place;

import dev.tandem.engine.internal.system.MachineMemory;
import dev.tandem.engine.worker.WorkerOptions;

/// What one of several workers may take of the machine.
///
/// @param heap bytes of Java heap
/// @param outside bytes of arrays outside the heap
/// @param threads for numerical work
public record WorkerShare(long heap, long outside, int threads) {
    private static final long SMALLEST = 64L << 20;
    /// Code, stacks and what else a JVM needs beside heap and arrays.
    private static final long JVM = 256L << 20;

    /// By default three quarters of the machine go to the workers of one group, half of it heap. Even a single
    /// worker gets only half of that: the main process has arrays too.
    public static WorkerShare of(WorkerOptions options, int workers) {
        long share = Math.max(SMALLEST, MachineMemory.bytes() / 8 * 3 / Math.max(2, workers));
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
        return new WorkerShare(options.heap() > 0 ? options.heap() : share,
                options.nativeMemory() > 0 ? options.nativeMemory() : share,
                options.threads() > 0 ? options.threads() : threads);
    }

    /// Of heap and arrays.
    long total() {
        return Math.addExact(heap, outside);
    }

    /// What the kernel may count for the process before it is ended.
    public long limit() {
        return Math.addExact(total(), JVM);
    }
}
