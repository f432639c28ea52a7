package dev.tandem.engine.runtime;

import dev.tandem.engine.StartTimeoutException;
import java.time.Duration;

/// What to tell of a group whose workers were not all ready in time: how many were, and what helps.
final class LateStart {
    private LateStart() {}

    /// @param cause tells of the first one that was late
    static StartTimeoutException of(GroupSpec spec, long ready, StartTimeoutException cause) {
        Duration allowed = spec.options().startTimeout();
        String who = spec.size() == 1 ? "The worker did not come up within " + words(allowed) + " and was ended"
                : "Only " + ready + " of " + spec.size() + " workers came up within " + words(allowed) + "; all were ended";
        String fewer = spec.size() == 1 ? "" : "open fewer at a time, or ";
        return new StartTimeoutException(who + ": group=" + spec.name() + ", processors=" + Runtime.getRuntime().availableProcessors()
                + ". If the machine is busy, " + fewer + "allow more time, such as WorkerOptions.DEFAULT.withStartTimeout(Duration.ofSeconds("
                + Math.max(1, allowed.toSeconds() * 4) + "))", cause);
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
