package dev.tandem.engine.internal.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Makes this process the leader of a session and process group of its own, where no `setsid` program
/// could do it at the start.
public final class OwnSession {
    private OwnSession() {}

    public static void begin() {
        Linker linker = Linker.nativeLinker();
        MethodHandle setsid = linker.downcallHandle(linker.defaultLookup().findOrThrow("setsid"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            int ignored = (int) setsid.invokeExact();
        } catch (Throwable e) {
            // A method handle declares Throwable; setsid(2) itself throws nothing.
            throw new IllegalStateException("setsid failed", e);
        }
    }
}
