package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.place.OwnDefaults;
import java.time.Duration;

/// How one call is made.
///
/// @param label what the task is called in events and snapshots
/// @param timeout how long the call may take, counted from its submission, or null for ever
/// @param defaults with which the task runs, or null for those of the moment of the call
/// @param repeated whether whoever makes it makes it again when its worker is lost
/// @param tasks how many tasks of a user it stands for, that count as done when it succeeds: none for what the engine does for
///     itself, and where they are counted one by one
public record CallOptions(String label, Duration timeout, OwnDefaults defaults, boolean repeated, int tasks) {
    public static CallOptions labelled(String label) {
        return new CallOptions(label, null, null, false, 1);
    }

    /// Of a call of the engine's own, which nobody has asked for.
    public static CallOptions uncounted(String label) {
        return labelled(label).counting(0);
    }

    public CallOptions withTimeout(Duration longest) {
        return new CallOptions(label, longest, defaults, repeated, tasks);
    }

    public CallOptions withDefaults(OwnDefaults given) {
        return new CallOptions(label, timeout, given, repeated, tasks);
    }

    public CallOptions repeated(boolean isRepeated) {
        return new CallOptions(label, timeout, defaults, isRepeated, tasks);
    }

    /// Standing for so many tasks.
    public CallOptions counting(int count) {
        return new CallOptions(label, timeout, defaults, repeated, count);
    }
}
