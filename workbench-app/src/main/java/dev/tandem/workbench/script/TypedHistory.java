package dev.tandem.workbench.script;

import dev.tandem.workbench.session.StatementOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What was typed into the session of one runner, and what of it would make a fresh session what this one is.
///
/// Thread-safe: the runner writes, and completion asks.
final class TypedHistory {
    /// What the session calls values of expressions.
    private static final Pattern UNNAMED = Pattern.compile("\\$\\d+");

    /// What is run again.
    ///
    /// @param declares whether it is needed where only what was declared is wanted
    private record Line(String text, boolean declares) {}

    private final List<String> lines = new ArrayList<>();
    private List<Line> relevant = new ArrayList<>();
    /// That of the session before, null when there was none.
    private List<Line> before;
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
            relevant.add(new Line(statement.strip(), declares(outcome)));
        }
    }

    /// A command that has changed the session.
    synchronized void ran(String command, int generation) {
        enter(generation);
        relevant.add(new Line(command, true));
    }

    private static boolean declares(StatementOutcome outcome) {
        return outcome instanceof StatementOutcome.Defined
                || outcome instanceof StatementOutcome.Value value && !UNNAMED.matcher(value.name()).matches();
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// What was typed into the session of this generation.
    synchronized List<String> relevant(int now) {
        enter(now);
        return texts(relevant, _ -> true);
    }

    /// What was typed into the session before; null when there was none.
    synchronized List<String> before(int now) {
        enter(now);
        return before == null ? null : texts(before, _ -> true);
    }

    /// Of what was typed into the present session, or the one before, what has declared something, given a variable its value, or
    /// taken it away; null when there is no such session.
    synchronized List<String> declarations(boolean ofBefore, int now) {
        enter(now);
        return ofBefore && before == null ? null : texts(ofBefore ? before : relevant, Line::declares);
    }

    private static List<String> texts(List<Line> lines, Predicate<Line> wanted) {
        return lines.stream().filter(wanted).map(Line::text).toList();
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
