package dev.tandem.workbench.script;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the exit code of a command says about how it ended. A script that exits by itself chooses its own.
///
/// The launchers use the same numbers; `tandem --help` lists them from here.
public enum ExitStatus {
    DONE(0, "done"),
    FAILED(1, "the script failed: an error in it, a check, or a command that it could not run"),
    USAGE(2, "the command line is wrong"),
    MISSING(3, "something that Tandem needs is missing: a JDK 25, Maven, a display, a library of the system"),
    BROKEN(4, "Tandem itself could not start or go on; the message says what to do"),
    INTERRUPTED(130, "interrupted (Ctrl-C, Stop)"),
    TERMINATED(143, "asked to terminate (SIGTERM)");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /// Each code as a text, with what it says, in ascending order.
    public static Map<String, String> meanings() {
        Map<String, String> all = new LinkedHashMap<>();
        for (ExitStatus each : values()) {
            all.put(Integer.toString(each.code), each.meaning);
        }
        return all;
    }
}
