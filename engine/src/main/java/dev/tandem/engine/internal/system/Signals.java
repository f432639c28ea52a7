package dev.tandem.engine.internal.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Sends signals to process groups, which the JDK cannot.
public final class Signals {
    public static final int KILL = 9;
    public static final int TERM = 15;

    private static final MethodHandle SEND = find();

    private Signals() {}

    /// Links the native function now, which takes long, and not when somebody waits for a death.
    public static void prepare() {
        toGroup(0, 0);
    }

    /// Signals every process of a group; does nothing when there is none.
    ///
    /// @return false when the group could not be signalled
    public static boolean toGroup(long leader, int signal) {
        if (leader <= 1 && signal != 0 || SEND == null) {
            return false;
        }
        try {
            return (int) SEND.invokeExact((int) -leader, signal) == 0;
        } catch (Throwable e) {
            // A method handle declares Throwable; kill(2) itself throws nothing.
            throw new IllegalStateException("kill failed: group=" + leader + ", signal=" + signal, e);
        }
    }

    private static MethodHandle find() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("kill")
                .map(kill -> linker.downcallHandle(kill, FunctionDescriptor.of(ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
                .orElse(null);
    }
}
