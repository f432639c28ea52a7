package dev.tandem.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The session of the window: what is typed, and what runs. Any thread; nothing waits.
public interface Scripts {
    /// What the session does.
    enum State {
        /// Nothing.
        READY,
        RUNNING,
        /// A stop was asked for, and has not come to its end.
        STOPPING,
        /// Not even the session reacted to a stop: only a reset helps.
        ABANDONED
    }

    /// A variable that was declared at top level.
    ///
    /// @param type as it is written in code
    /// @param value in a line: all of it where it is simple, else how it begins
    /// @param shape as in [ScriptValue#shape]
    /// @param bytes that its numbers or its text take, or -1 where that cannot be said
    /// @param print another one when it holds something else. Of what is large a part is looked at, so that a change may be missed
    /// @param isTemporary whether the session has made it for the value of an expression
    record Variable(String name, String type, String value, List<Long> shape, long bytes, long print, boolean isTemporary) {
        public Variable {
            shape = List.copyOf(shape);
        }
    }

    /// Hears of texts that run. Called on the window's thread, in the order in which it happened, until the window is closed or the
    /// plugin is gone.
    interface Listener {
        /// A text begins.
        ///
        /// @param name of a file, or what the user reads in the console
        default void started(String name) {}

        /// Statements have ended, so that variables may have other values.
        default void evaluated() {}

        /// A definition has taken the place of another one, which these variables did not survive as they were.
        ///
        /// @param reset have lost their values, since their types have changed; as they are right behind it
        /// @param unusable do not compile any more, and are variables again once what they need is back
        /// @param outdated hold objects or code from before it
        default void redefined(List<Variable> reset, List<String> unusable, List<Variable> outdated) {}

        /// A text has ended, in whatever way.
        ///
        /// @param when what happened before that belongs to it
        default void finished(String name, Instant when) {}

        /// Everything that was typed has been forgotten.
        default void reset() {}

        /// Code that a stop could not end runs on, or has ended.
        default void behind(boolean runsOn) {}

        default void changed(State state) {}
    }

    State state();

    /// Whether code that a stop could not end still runs.
    boolean isBehind();

    /// Runs code after all that was given before, as if it had been typed into the console.
    ///
    /// @param name what the user reads where it begins
    /// @return done when it has ended, in whatever way
    CompletableFuture<Void> run(String name, String code);

    /// Stops what runs, and drops what waits.
    void stop();

    /// All variables, in the order in which they were declared; none while the session is lost. May be asked while code runs, which it
    /// does not hold up; runs none itself.
    CompletableFuture<List<Variable>> variables();

    /// What a variable holds at this moment, to be looked at; empty when there is none of that name or it has no value yet.
    CompletableFuture<Optional<ScriptValue>> value(String name);

    /// Puts the lines of scripts in the place of what the JVM calls them, in a text such as a stack.
    String placed(String text);

    void listen(Listener listener);
}
