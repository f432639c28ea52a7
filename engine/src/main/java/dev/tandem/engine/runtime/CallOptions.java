package dev.tandem.engine.runtime;

import java.time.Duration;

/// How one call is made.
///
/// @param label what the task is called in events and snapshots
/// @param timeout how long the call may take, counted from its submission, or null for ever
public record CallOptions(String label, Duration timeout) {
    public static CallOptions labelled(String label) {
        return new CallOptions(label, null);
    }

    public CallOptions withTimeout(Duration longest) {
        return new CallOptions(label, longest);
    }
}
