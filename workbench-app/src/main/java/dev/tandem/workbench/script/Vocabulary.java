package dev.tandem.workbench.script;

import dev.tandem.engine.function.Action;
import java.util.List;

/// The words that every script can use without importing them.
public final class Vocabulary {
    private Vocabulary() {}

    /// Ends the script unless the condition holds.
    public static void check(boolean condition) {
        if (!condition) {
            throw new CheckFailedError(null);
        }
    }

    /// Ends the script with the message unless the condition holds.
    public static void check(boolean condition, String message) {
        if (!condition) {
            throw new CheckFailedError(message);
        }
    }

    /// Runs the action, which has to fail, and returns what it threw.
    public static Exception expectError(Action action) {
        try {
            action.run();
        } catch (Exception expected) {
            return expected;
        }
        throw new CheckFailedError("no error came");
    }

    /// The arguments that the script was started with.
    public static List<String> args() {
        return ScriptContext.current().args();
    }
}
