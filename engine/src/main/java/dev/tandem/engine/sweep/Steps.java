package dev.tandem.engine.sweep;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;

/// What is done at a point beside its outputs; absent steps are null.
///
/// @param build makes what all points of a worker share
/// @param initialise brings it into a known state
/// @param probe whether a point is wanted
/// @param attempts how often a point is tried before it has failed
/// @param seed of the random numbers of all points
record Steps(Task<?> build, PointAction initialise, Function1<Point, Boolean> probe, int attempts, long seed) {
    static final Steps NONE = new Steps(null, null, null, 2, 0);
}
