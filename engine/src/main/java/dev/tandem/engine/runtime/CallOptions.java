package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.place.OwnDefaults;
import java.time.Duration;

/// How one call is made.
///
/// @param label what the task is called in events and snapshots
/// @param timeout how long the call may take, counted from its submission, or null for ever
/// @param defaults with which the task runs, or null for those of the moment of the call
/// @param repeated whether whoever makes it makes it again when its worker is lost
/// @param items how many items or tasks travel together, for those who look: 0 for what the engine does for itself
/// @param retryOf the call that was lost with its worker and is repeated by this one, or 0
/// @param tasks how many tasks of a user it stands for, that count as done when it succeeds: none for what the engine does for
///     itself, and where they are counted one by one
public record CallOptions(String label, Duration timeout, OwnDefaults defaults, boolean repeated, int items, long retryOf, int tasks) {
    public static CallOptions labelled(String label) {
        return new CallOptions(label, null, null, false, 1, 0, 1);
    }

    /// Of a call of the engine's own, which nobody has asked for.
    public static CallOptions uncounted(String label) {
        return labelled(label).counting(0).carrying(0, 0);
    }

    public CallOptions withTimeout(Duration longest) {
        return new CallOptions(label, longest, defaults, repeated, items, retryOf, tasks);
    }

    public CallOptions withDefaults(OwnDefaults given) {
        return new CallOptions(label, timeout, given, repeated, items, retryOf, tasks);
    }

    public CallOptions repeated(boolean isRepeated) {
        return new CallOptions(label, timeout, defaults, isRepeated, items, retryOf, tasks);
    }

    /// Standing for so many tasks.
    public CallOptions counting(int count) {
        return new CallOptions(label, timeout, defaults, repeated, items, retryOf, count);
    }

    /// With so many items.
    ///
    /// @param again the call that was lost with them, or 0
    public CallOptions carrying(int count, long again) {
        return new CallOptions(label, timeout, defaults, repeated, count, again, tasks);
    }
}
