package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.place.OwnDefaults;
import java.time.Duration;

/// How one call is made.
///
/// @param label what the task is called in events and snapshots
/// @param timeout how long the call may take, counted from its submission, or null for ever
/// @param defaults with which the task runs, or null for those of the moment of the call
/// @param repeated whether whoever makes it makes it again when its worker is lost
public record CallOptions(String label, Duration timeout, OwnDefaults defaults, boolean repeated) {
    public static CallOptions labelled(String label) {
        return new CallOptions(label, null, null, false);
    }

    public CallOptions withTimeout(Duration longest) {
        return new CallOptions(label, longest, defaults, repeated);
    }

    public CallOptions withDefaults(OwnDefaults given) {
        return new CallOptions(label, timeout, given, repeated);
    }

    public CallOptions repeated(boolean isRepeated) {
        return new CallOptions(label, timeout, defaults, isRepeated);
    }
}
