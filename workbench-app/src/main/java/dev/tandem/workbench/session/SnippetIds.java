package dev.tandem.workbench.session;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;

/// Numbers what is typed as the jshell tool does: 1, 2, ... for what is valid, s1 for what a session begins with, e1 for
/// what was refused. Used under the interpreter's compiler lock.
final class SnippetIds {
    private static final String STARTUP = "s";
    private static final String REFUSED = "e";

    private boolean begun;
    private int startup;
    private int refused;
    private int valid;

    /// What comes from here on was typed by the user.
    void begin() {
        begun = true;
    }

    /// What such an action enters counts as what the session began with.
    void asAtTheStart(Runnable action) {
        begun = false;
        try {
            action.run();
        } finally {
            begun = true;
        }
    }

    String of(JShell shell, Snippet snippet) {
        if (!begun) {
            return startup(++startup);
        }
        return shell.status(snippet) == Status.REJECTED || !shell.status(snippet).isActive()
                ? REFUSED + ++refused : Integer.toString(++valid);
    }

    /// The variable that keeps the value of the next expression.
    String variable() {
        return "$" + (valid + 1);
    }

    static String startup(int number) {
        return STARTUP + number;
    }

    static boolean isStartup(String id) {
        return id.startsWith(STARTUP);
    }

    static boolean isRefused(String id) {
        return id.startsWith(REFUSED);
    }
}
