package dev.tandem.workbench.script;

import dev.tandem.workbench.session.StatementOutcome;
import java.util.ArrayList;
import java.util.List;

/// What was typed into the session of one runner, and what of it would make a fresh session what this one is.
///
/// Thread-safe: the runner writes, and completion asks.
final class TypedHistory {
    private final List<String> lines = new ArrayList<>();
    private List<String> relevant = new ArrayList<>();
    /// That of the session before, null when there was none.
    private List<String> before;
    /// The session that the relevant ones were typed into.
    private int generation;

    synchronized void typed(String text) {
        lines.add(text.strip());
    }

    /// @param generation of the session in which it ended
    synchronized void ended(String statement, StatementOutcome outcome, int generation) {
        enter(generation);
        boolean again = outcome.succeeded() || outcome instanceof StatementOutcome.Threw;
        if (again) {
            relevant.add(statement.strip());
        }
    }

    /// A command that has changed the session.
    synchronized void ran(String command, int generation) {
        enter(generation);
        relevant.add(command);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// What was typed into the session of this generation.
    synchronized List<String> relevant(int now) {
        enter(now);
        return List.copyOf(relevant);
    }

    /// What was typed into the session before; null when there was none.
    synchronized List<String> before(int now) {
        enter(now);
        return before == null ? null : List.copyOf(before);
    }

    /// A session in which nothing was typed is not worth being brought back.
    private void enter(int now) {
        if (now != generation) {
            if (!relevant.isEmpty()) {
                before = relevant;
            }
            relevant = new ArrayList<>();
            generation = now;
        }
    }
}
