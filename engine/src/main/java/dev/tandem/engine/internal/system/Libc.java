package dev.tandem.engine.internal.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The few functions of the C library that the JDK has no words for. Each handle is null where there is no
/// such function.
public final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final int CLOSE_ON_EXEC = 1;

    private static final MethodHandle CREATE = find("memfd_create",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle RESERVE = find("posix_fallocate", FunctionDescriptor.of(ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle CLOSE = find("close",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private static final MethodHandle ALLOCATE = find("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle FREE = find("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private Libc() {}

    private static MethodHandle find(String name, FunctionDescriptor form) {
        return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, form)).orElse(null);
    }

    public static boolean hasMemoryFiles() {
        return CREATE != null && RESERVE != null && CLOSE != null;
    }

    /// A file in memory without a name, which children do not inherit.
    ///
    /// @return its descriptor, or -1
    public static int createMemoryFile(String label) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) CREATE.invokeExact(arena.allocateFrom(label), CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw failed("memfd_create", e);
        }
    }

    /// Makes a file so long, with pages for all of it.
    ///
    /// @return 0, or the number of the error
    public static int reserve(int descriptor, long bytes) {
        try {
            return (int) RESERVE.invokeExact(descriptor, 0L, bytes);
        } catch (Throwable e) {
            throw failed("posix_fallocate", e);
        }
    }

    public static void close(int descriptor) {
        try {
            int ignored = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw failed("close", e);
        }
    }

    /// Memory of unspecified contents, until [#free(MemorySegment)].
    ///
    /// @return null when there is not so much
    public static MemorySegment allocate(long bytes) {
        try {
            MemorySegment memory = ALLOCATE == null || FREE == null ? MemorySegment.NULL : (MemorySegment) ALLOCATE.invokeExact(bytes);
            return memory.address() == 0 ? null : memory.reinterpret(bytes);
        } catch (Throwable e) {
            throw failed("malloc", e);
        }
    }

    public static void free(MemorySegment memory) {
        try {
            FREE.invokeExact(memory);
        } catch (Throwable e) {
            throw failed("free", e);
        }
    }

    /// A method handle declares Throwable; the functions themselves throw nothing.
    private static IllegalStateException failed(String function, Throwable cause) {
        return new IllegalStateException("native call failed: function=" + function, cause);
    }
}
