package dev.tandem.programs;

import dev.tandem.engine.sweep.point.Point;
import java.util.Map;

/// What the program gave for the point that this worker computes: its outputs are asked for one after the other, and it runs for the
/// first. Used by the threads that compute points.
final class PointRuns {
    private record Known(Program program, Point point, Map<String, Double> values) {}

    private static final ThreadLocal<Known> KNOWN = new ThreadLocal<>();

    private PointRuns() {}

    /// The value of an output.
    static double read(Program program, Point point, String output) throws InterruptedException {
        Known known = KNOWN.get();
        if (known == null || known.point != point || !known.program.equals(program)) {
            KNOWN.remove();
            known = new Known(program, point, program.run(point));
            KNOWN.set(known);
        }
        return known.values.get(output);
    }
}
