package dev.tandem.engine.internal.point;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.sweep.point.Point;
import dev.tandem.engine.sweep.point.PointAction;

/// What is done at a point beside its outputs; absent steps are null.
///
/// @param build makes what all points of a worker share
/// @param initialise brings it into a known state
/// @param probe whether a point is wanted
/// @param attempts how often a point is tried before it has failed
/// @param seed of the random numbers of all points
public record PointSteps(Task<?> build, PointAction initialise, Function1<Point, Boolean> probe, int attempts, long seed) {
    public static final PointSteps NONE = new PointSteps(null, null, null, 2, 0);
}
