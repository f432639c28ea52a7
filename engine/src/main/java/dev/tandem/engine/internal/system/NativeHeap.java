package dev.tandem.engine.internal.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.locks.LockSupport;

/// The memory that this process's native code took from the C library, ND4J's arrays most of all. The JVM does not count
/// it, so unreachable arrays would pile up, each next one in fresh pages, which cost more than what is computed in them.
///
/// Known with glibc 2.33 and later; elsewhere nothing is known and nothing done. For one thread.
public final class NativeHeap {
    private static final int FIELDS = 10;
    /// Where in `struct mallinfo2` lie: bytes of blocks mapped singly, bytes in use, bytes that are free.
    private static final int SINGLY = 4;
    private static final int USED = 7;
    private static final int FREE = 8;
    /// Between two looks whether memory is still being freed.
    private static final long WAIT = 20_000_000;
    private static final int MOST_WAITS = 25;

    private static final long MOST_GROWTH = 128L << 20;
    private static final long MOST_SPARE = 512L << 20;
    private static final int PART = 4;

    private static volatile boolean isWatched;

    private final long growth;
    private final long spare;
    /// The least that was in use since the last collection.
    private long least = Long.MAX_VALUE;

    /// @param limit how many bytes of arrays this process may have
    public NativeHeap(long limit) {
        this.growth = Math.min(MOST_GROWTH, limit / PART);
        this.spare = spare(limit);
    }

    /// How much that is free a process keeps which may have so many bytes of arrays.
    public static long spare(long limit) {
        return Math.min(MOST_SPARE, limit / PART);
    }

    /// The functions of the C library, linked when first called: that loads 400 classes, for which no starting worker
    /// should wait.
    private static final class Calls {
        private static final Linker LINKER = Linker.nativeLinker();
        private static final MethodHandle INFO = find("mallinfo2",
                FunctionDescriptor.of(MemoryLayout.structLayout(MemoryLayout.sequenceLayout(FIELDS, ValueLayout.JAVA_LONG))));
        private static final MethodHandle TRIM = find("malloc_trim",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));

        private static MethodHandle find(String name, FunctionDescriptor form) {
            return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, form)).orElse(null);
        }
    }

    /// What there is.
    ///
    /// @param used bytes in use
    /// @param free bytes that were in use and serve again
    public record Counts(long used, long free) {}

    /// @return null when it is not known here
    public static Counts counts() {
        if (Calls.INFO == null) {
            return null;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = (MemorySegment) Calls.INFO.invokeExact((SegmentAllocator) arena);
            return new Counts(info.getAtIndex(ValueLayout.JAVA_LONG, SINGLY) + info.getAtIndex(ValueLayout.JAVA_LONG, USED),
                    info.getAtIndex(ValueLayout.JAVA_LONG, FREE));
        } catch (Throwable e) {
            throw new IllegalStateException("native call failed: function=mallinfo2", e);
        }
    }

    /// Gives what is free back to the machine.
    public static void trim() {
        if (Calls.TRIM == null) {
            return;
        }
        try {
            int ignored = (int) Calls.TRIM.invokeExact(0L);
        } catch (Throwable e) {
            throw new IllegalStateException("native call failed: function=malloc_trim", e);
        }
    }

    /// Collects garbage now and gives what it frees back to the machine; takes as long as other threads need to free it.
    public static void shrink() {
        System.gc();
        Counts before = counts();
        for (int i = 0; before != null && i < MOST_WAITS; i++) {
            LockSupport.parkNanos(WAIT);
            Counts now = counts();
            if (now.used() >= before.used()) {
                break;
            }
            before = now;
        }
        trim();
    }

    /// Whether this process collects garbage when much is in use.
    public static boolean isWatched() {
        return isWatched;
    }

    /// Collects garbage when the arrays have grown by much since that was done last, and by half.
    public void tidy() {
        Counts now = counts();
        if (now == null) {
            return;
        }
        isWatched = true;
        // What a collection finds is freed by other threads, a little later.
        least = Math.min(least, now.used());
        if (now.used() - least > Math.max(growth, least / 2)) {
            GarbageRequests.now();
            least = now.used();
        }
        if (now.free() > Math.max(spare, now.used())) {
            trim();
        }
    }
}
