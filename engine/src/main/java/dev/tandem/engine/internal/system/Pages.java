package dev.tandem.engine.internal.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Enters the pages of a shared mapping into the page table together (`madvise`), which is quicker than one by one as
/// they are touched. Only a hint: systems that do not know it do it later. Thread-safe.
public final class Pages {
    /// Linux 5.14: makes pages present and writable, and fails where a write would raise SIGBUS.
    private static final int POPULATE_WRITE = 23;
    /// Written once.
    private static volatile boolean linked;

    private Pages() {}

    /// Linked when first needed, which takes long.
    private static final class Calls {
        private static final MethodHandle ADVISE = Linker.nativeLinker().defaultLookup().find("madvise")
                .map(address -> Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)))
                .orElse(null);
    }

    /// Links what this needs, in the background of a worker's start: its first calls should not wait for that.
    public static void prepare() {
        enter(MemorySegment.NULL);
    }

    /// @param mapping whole pages
    public static void enter(MemorySegment mapping) {
        if (Calls.ADVISE == null) {
            return;
        }
        try {
            int ignored = (int) Calls.ADVISE.invokeExact(mapping, mapping.byteSize(), POPULATE_WRITE);
        } catch (Throwable e) {
            // The function itself throws nothing.
            throw new IllegalStateException("native call failed: function=madvise", e);
        }
        linked = true;
    }

    /// Whether [#enter] need not link anything first.
    public static boolean isLinked() {
        return linked;
    }
}
