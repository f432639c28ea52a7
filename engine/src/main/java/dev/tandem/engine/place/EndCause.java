package dev.tandem.engine.place;

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

    /// It took more memory than it may.
    record MemoryLimit(long used, long limit, int worker) implements EndCause {
        @Override
        public String text() {
            return "memory limit: used=" + used + ", limit=" + limit + ", worker=" + worker;
        }
    }

    /// Nothing that is said reaches it any more.
    record Disconnected(String text) implements EndCause {}

    /// What carried its frames, or the machine that it ran on, is gone or does not answer.
    record PlaceLost(String text) implements EndCause {}

    /// It was ready for work that did not come.
    record Unused(String text) implements EndCause {}

    /// By itself, or by whoever ends processes of its host.
    record Lost(Departure departure) implements EndCause {
        @Override
        public String text() {
            return departure.how();
        }
    }
}
