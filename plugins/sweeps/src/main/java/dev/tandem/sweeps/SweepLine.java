package dev.tandem.sweeps;

import dev.tandem.engine.sweep.SweepEvent;
import dev.tandem.engine.sweep.SweepProgress;
import java.time.Duration;
import java.time.Instant;

/// One run of a sweep as it was when last heard of.
///
/// @param id distinguishes it from all other runs
/// @param at when this was so
/// @param error what ended it before all its rows were finished, or null
public record SweepLine(long id, String name, String pool, SweepProgress progress, Instant at, State state, String error) {
    /// ```
    /// RUNNING <-> PAUSED      by the user
    /// either  -> CANCELLING   when the user has asked for its end
    /// any     -> FINISHED     when all rows are finished
    ///         -> CANCELLED, STOPPED or FAILED     when its end was asked for, its script was stopped, or an error ended it
    ///         -> CLOSED               when its pool was ended by somebody, or with its session
    /// ```
    public enum State { RUNNING, PAUSED, CANCELLING, FINISHED, CANCELLED, STOPPED, CLOSED, FAILED }

    static SweepLine of(SweepEvent event) {
        String error = event instanceof SweepEvent.Ended ended ? ended.error() : null;
        return new SweepLine(event.run().id(), event.run().name(), event.run().pool(), event.progress(), event.time(),
                state(event), error);
    }

    private static State state(SweepEvent event) {
        if (!(event instanceof SweepEvent.Ended ended)) {
            return event.progress().detail().isPaused() ? State.PAUSED : State.RUNNING;
        }
        return switch (ended.ending()) {
            case COMPLETE -> State.FINISHED;
            case CANCELLED -> State.CANCELLED;
            case INTERRUPTED -> State.STOPPED;
            case CLOSED -> State.CLOSED;
            case FAILED -> State.FAILED;
        };
    }

    SweepLine cancelling() {
        return isRunning() ? new SweepLine(id, name, pool, progress, at, State.CANCELLING, error) : this;
    }

    /// Whether it has not ended, though it may stand still.
    public boolean isRunning() {
        return state == State.RUNNING || state == State.PAUSED || state == State.CANCELLING;
    }

    /// Whether it has rows and none of those that are done has a value.
    boolean hasOnlyFailed() {
        return progress.done() > 0 && progress.failed() == progress.done();
    }

    public boolean isPaused() {
        return state == State.PAUSED;
    }

    private boolean timePasses() {
        return isRunning() && !progress.detail().isPaused();
    }

    /// Between 0 and 1.
    public double share() {
        return progress.total() == 0 ? isRunning() ? 0 : 1 : (double) progress.done() / progress.total();
    }

    /// How long it has run, or took.
    public Duration elapsed(Instant now) {
        return timePasses() ? progress.elapsed().plus(sinceHeard(now)) : progress.elapsed();
    }

    /// How long it will still take, counted down until it is heard of again; zero when nothing can be said.
    public Duration remaining(Instant now) {
        Duration left = !isRunning() ? Duration.ZERO
                : timePasses() ? progress.remaining().minus(sinceHeard(now)) : progress.remaining();
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration sinceHeard(Instant now) {
        Duration since = Duration.between(at, now);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
