package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.StopOutcome;
import org.jline.utils.Signals;

/// Ctrl-C and SIGTERM during a script: the first stops it, a second ends the process at once.
final class Interruption {
    private final ScriptRunner runner;
    /// Written under the monitor by the thread that handles the first signal; null before.
    private volatile ExitStatus code;

    private Interruption(ScriptRunner runner) {
        this.runner = runner;
    }

    static Interruption install(ScriptRunner runner) {
        Interruption interruption = new Interruption(runner);
        Signals.register("INT", () -> interruption.arrived(ExitStatus.INTERRUPTED));
        Signals.register("TERM", () -> interruption.arrived(ExitStatus.TERMINATED));
        return interruption;
    }

    /// The exit code of the signal that arrived, else the one given.
    int codeOr(int other) {
        if (code == null) {
            return other;
        }
        if (other == ExitStatus.DONE.code()) {
            System.err.println("interrupted after the last statement had ended");
        }
        return code.code();
    }

    private void arrived(ExitStatus signal) {
        synchronized (this) {
            if (code != null) {
                Runtime.getRuntime().halt(code.code());
            }
            code = signal;
        }
        if (runner.stop() == StopOutcome.STILL_RUNNING) {
            System.err.println("the script did not stop and is ended with the process");
        }
    }
}
