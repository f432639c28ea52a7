package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.StopOutcome;
import org.jline.utils.Signals;

/// Ctrl-C and SIGTERM during a script: the first stops it, a second ends the process at once.
final class Interruption {
    private static final int SIGNAL_BASE = 128;

    private final ScriptRunner runner;
    /// Written under the monitor by the thread that handles the first signal; 0 before.
    private volatile int code;

    private Interruption(ScriptRunner runner) {
        this.runner = runner;
    }

    static Interruption install(ScriptRunner runner) {
        Interruption interruption = new Interruption(runner);
        Signals.register("INT", () -> interruption.arrived(SIGNAL_BASE + 2));
        Signals.register("TERM", () -> interruption.arrived(SIGNAL_BASE + 15));
        return interruption;
    }

    /// The exit code of the signal that arrived, else the one given.
    int codeOr(int other) {
        return code == 0 ? other : code;
    }

    private void arrived(int signalCode) {
        synchronized (this) {
            if (code != 0) {
                Runtime.getRuntime().halt(code);
            }
            code = signalCode;
        }
        if (runner.stop() == StopOutcome.STILL_RUNNING) {
            System.err.println("the script did not stop and is ended with the process");
        }
    }
}
