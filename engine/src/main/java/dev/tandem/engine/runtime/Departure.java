package dev.tandem.engine.runtime;

import java.util.Map;

/// How a worker ended.
///
/// @param how exit code or signal, as "exitCode=3" or "signal=SIGKILL"
/// @param cause the likely cause
record Departure(long pid, String how, String cause) {
    private static final int SIGNALLED = 128;
    private static final int OUT_OF_MEMORY = 3;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(Map.entry(1, "SIGHUP"), Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"), Map.entry(4, "SIGILL"), Map.entry(5, "SIGTRAP"), Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"), Map.entry(8, "SIGFPE"), Map.entry(9, "SIGKILL"), Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"), Map.entry(15, "SIGTERM"));

    static Departure neverStarted() {
        return new Departure(-1, "exitCode=none", "it never started");
    }

    static Departure of(long pid, int exit) {
        int signal = exit - SIGNALLED;
        if (signal > 0 && SIGNALS.containsKey(signal)) {
            return new Departure(pid, "signal=" + SIGNALS.get(signal), causeOf(signal));
        }
        String cause = exit == OUT_OF_MEMORY ? "out of heap memory" : "the process ended itself";
        return new Departure(pid, "exitCode=" + exit, cause);
    }

    /// The same with a cause that is known better.
    Departure because(String why) {
        return new Departure(pid, how, why);
    }

    private static String causeOf(int signal) {
        return switch (signal) {
            case 9 -> "killed, by somebody or by the system for want of memory";
            case 1, 2, 15 -> "terminated from outside";
            default -> "native crash";
        };
    }
}
