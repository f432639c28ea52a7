package dev.tandem.workbench.sweeps;

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
    /// RUNNING -> FINISHED when all rows are finished, or -> FAILED when something ended it before.
    public enum State { RUNNING, FINISHED, FAILED }

    static SweepLine of(SweepEvent event) {
        String error = event instanceof SweepEvent.Ended ended ? ended.error() : null;
        State state = !(event instanceof SweepEvent.Ended) ? State.RUNNING : error == null ? State.FINISHED : State.FAILED;
        return new SweepLine(event.run().id(), event.run().name(), event.run().pool(), event.progress(), event.time(), state, error);
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /// Between 0 and 1.
    public double share() {
        return progress.total() == 0 ? isRunning() ? 0 : 1 : (double) progress.done() / progress.total();
    }

    /// How long it has run, or took.
    public Duration elapsed(Instant now) {
        return isRunning() ? progress.elapsed().plus(sinceHeard(now)) : progress.elapsed();
    }

    /// How long it will still take, counted down until it is heard of again; zero when nothing can be said.
    public Duration remaining(Instant now) {
        Duration left = isRunning() ? progress.remaining().minus(sinceHeard(now)) : Duration.ZERO;
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration sinceHeard(Instant now) {
        Duration since = Duration.between(at, now);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
