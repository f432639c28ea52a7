package dev.tandem.engine.internal.place;

import dev.tandem.engine.internal.system.MachineMemory;
import dev.tandem.engine.worker.WorkerOptions;

/// What one of several workers may take of the machine.
///
/// @param heap bytes of Java heap
/// @param outside bytes of arrays outside the heap
/// @param threads for numerical work
public record WorkerShare(long heap, long outside, int threads) {
    /// A system property: among how many workers memory is divided at least, where others have their part, too.
    public static final String SHARERS = "tandem.machine.workers";
    private static final long SMALLEST = 64L << 20;
    /// What the emptiest one occupies.
    private static final long IDLE = 32L << 20;
    private static final int SHARES = 8;
    private static final int SHARES_OF_ONE_KIND = 3;
    /// Code, stacks and what else a JVM needs beside heap and arrays.
    private static final long JVM = 256L << 20;

    /// By default three quarters of the machine go to the workers of one group, half of it heap. Even a single
    /// worker gets only half of that: the main process has arrays too.
    public static WorkerShare of(WorkerOptions options, int workers) {
        return of(options, workers, MachineMemory.bytes(), Integer.getInteger(SHARERS, 1));
    }

    /// As [#of(WorkerOptions,int)], of another memory than this process's.
    ///
    /// @param sharers among how many it is divided at least
    public static WorkerShare of(WorkerOptions options, int workers, long memory, int sharers) {
        long share = Math.max(SMALLEST, memory / SHARES * SHARES_OF_ONE_KIND / Math.max(Math.max(2, sharers), workers));
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
        return new WorkerShare(options.heap() > 0 ? options.heap() : share,
                options.nativeMemory() > 0 ? options.nativeMemory() : share,
                options.threads() > 0 ? options.threads() : threads);
    }

    /// How much memory so many workers need at least, in bytes.
    public static long least(int workers) {
        return SMALLEST * SHARES / SHARES_OF_ONE_KIND * Math.max(2, workers);
    }

    /// Refuses more workers than this machine can hold even where they do nothing.
    ///
    /// @throws IllegalArgumentException that says how many could be
    public static void requireRoom(int workers) {
        requireRoom(workers, MachineMemory.bytes());
    }

    /// As [#requireRoom(int)], in another memory than this machine's.
    static void requireRoom(int workers, long memory) {
        long most = Math.max(1, memory / IDLE);
        if (workers > most) {
            throw new IllegalArgumentException("more workers than the memory of this machine can hold: workers=" + workers + ", most=" + most
                    + ", memory=" + (memory >> 20) + " MB, each=" + (IDLE >> 20) + " MB");
        }
    }

    /// Of heap and arrays.
    public long total() {
        return Math.addExact(heap, outside);
    }

    /// What the kernel may count for the process before it is ended.
    public long limit() {
        return Math.addExact(total(), JVM);
    }
}
