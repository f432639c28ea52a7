package dev.tandem.engine.internal.life;

import dev.tandem.engine.internal.place.Departure;

/// Why a process of a worker is being ended, or has ended.
public sealed interface EndCause {
    /// What errors, events and snapshots say.
    String text();

    /// Somebody has killed it; what was shown to run on it fails.
    record Killed() implements EndCause {
        @Override
        public String text() {
            return "killed on request";
        }
    }

    /// It goes on with a task that nobody waits for.
    record Overdue() implements EndCause {
        @Override
        public String text() {
            return "cancelled task did not stop";
        }
    }

    /// It takes more memory than it should, and has no call.
    record Strained(String text) implements EndCause {}

    /// Its group has ended.
    record GroupEnded(String text) implements EndCause {}

    /// By itself, or by whoever ends processes of this machine.
    record Lost(Departure departure) implements EndCause {
        @Override
        public String text() {
            return departure.how();
        }
    }
}
