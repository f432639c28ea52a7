package dev.tandem.workbench.session;

import java.util.List;
import java.util.Optional;

/// What became of one statement.
public sealed interface StatementOutcome {
    /// Whether the statements after it may run.
    default boolean succeeded() {
        return this instanceof Value || this instanceof Defined || this instanceof Done;
    }

    /// What it did to variables that depend on what it has replaced, where it can have replaced something.
    default Optional<Aftermath> replaced() {
        return Optional.ofNullable(switch (this) {
            case Value value -> value.aftermath;
            case Defined defined -> defined.aftermath;
            case Threw threw -> threw.aftermath;
            case Done _,Rejected _,Stopped _,Exited _ -> null;
        });
    }

    /// A variable was declared, or an expression has a value.
    ///
    /// @param name of the variable, or of the one that keeps the value
    /// @param rendered bounded in length; empty in a session that renders nothing
    record Value(String name, String type, String rendered, Aftermath aftermath) implements StatementOutcome {}

    /// A method, class, record, enum, interface or import exists from now on.
    ///
    /// @param redefined whether one of that name existed
    /// @param missing names that it needs before it can be used
    /// @param exists whether it exists already; else code that mentions it is refused until then
    /// @param summary what was done, as in "created method f(int)"; empty for an import
    record Defined(String name, boolean redefined, List<String> missing, boolean exists, String summary, Aftermath aftermath)
            implements StatementOutcome {
        /// What is missing, or empty.
        public String missingLine() {
            return missing.isEmpty() ? "" : name + " cannot be used before these are defined: " + String.join(", ", missing);
        }
    }

    /// A statement without a value ran.
    record Done() implements StatementOutcome {}

    /// Nothing ran: the compiler refused it.
    record Rejected(List<Problem> problems, SourceText source) implements StatementOutcome {}

    /// The code threw.
    ///
    /// @param at the line of the statement in its text
    record Threw(Failure failure, SourceText source, int at, Aftermath aftermath) implements StatementOutcome {}

    /// The code was stopped.
    ///
    /// @param at the line of the statement in its text
    /// @param left what its thread was left behind in, since it did not react; null when it has ended
    record Stopped(SourceText source, int at, String left) implements StatementOutcome {}

    /// The code asked to end the session.
    ///
    /// @param at the line of the statement in its text
    record Exited(int code, SourceText source, int at) implements StatementOutcome {}
}
