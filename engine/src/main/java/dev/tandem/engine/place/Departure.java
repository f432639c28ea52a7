package dev.tandem.engine.place;

import java.util.Map;

/// How a worker ended.
///
/// @param pid of its process on its host, for people; -1 when there was none
/// @param how exit code or signal, as "exitCode=3" or "signal=SIGKILL"
/// @param cause the likely cause
/// @param judged whether the engine ended it and so knows the cause
/// @param crashed whether it was native code that ended it, whoever wanted its end
public record Departure(long pid, String how, String cause, boolean judged, boolean crashed) {
    private static final int SIGNALLED = 128;
    private static final int DISCONNECTED = 70;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(Map.entry(1, "SIGHUP"), Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"), Map.entry(4, "SIGILL"), Map.entry(5, "SIGTRAP"), Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"), Map.entry(8, "SIGFPE"), Map.entry(9, "SIGKILL"), Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"), Map.entry(15, "SIGTERM"));

    public static Departure neverStarted() {
        return new Departure(-1, "exitCode=none", "it never started", false, false);
    }

    /// Its place is gone, and it with it as far as anybody here can tell.
    public static Departure withItsPlace(long pid, String why) {
        return new Departure(pid, "exitCode=unknown", why, true, false);
    }

    public static Departure of(long pid, int exit) {
        int signal = exit - SIGNALLED;
        if (signal > 0 && SIGNALS.containsKey(signal)) {
            return new Departure(pid, "signal=" + SIGNALS.get(signal), causeOf(signal), false, isCrash(signal));
        }
        String cause = exit == DISCONNECTED ? "its connection broke, or a task ended it" : "a task or the JVM ended it";
        return new Departure(pid, "exitCode=" + exit, cause, false, false);
    }

    /// The same with a cause that is known better, if there is one.
    public Departure because(String why) {
        return why == null || crashed ? this : new Departure(pid, how, why, true, false);
    }

    private static String causeOf(int signal) {
        return switch (signal) {
            case 9 -> "killed, by somebody or by the system for want of memory";
            case 1, 2, 15 -> "terminated from outside";
            default -> "native crash";
        };
    }

    private static boolean isCrash(int signal) {
        return switch (signal) {
            case 1, 2, 9, 15 -> false;
            default -> true;
        };
    }
}
