package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.worker.TravellingError;
import java.util.List;

/// Runs on a worker: computes all outputs at the point of a row. What user code throws is a value too.
record PointTask(Design design, Names outputs, List<Function1<Point, ? extends Number>> functions)
        implements Function1<Integer, PointTask.Computed> {
    private static final long serialVersionUID = 1L;

    /// What became of a point.
    ///
    /// @param values the outputs, or null when one of them threw
    /// @param error what was thrown, or null
    record Computed(double[] values, Throwable error, long nanos) {}

    // The boundary to user code: whatever it throws belongs to this point alone.
    @SuppressWarnings("IllegalCatch")
    @Override
    public Computed apply(Integer row) {
        long begin = System.nanoTime();
        try {
            return new Computed(values(design.point(row)), null, System.nanoTime() - begin);
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new Computed(null, TravellingError.of(e), System.nanoTime() - begin);
        }
    }

    private double[] values(Point point) throws Exception {
        double[] values = new double[functions.size()];
        for (int k = 0; k < values.length; k++) {
            Number value = functions.get(k).apply(point);
            if (value == null) {
                throw new TandemException("an output gave no number: output=" + outputs.list().get(k) + ", value=null");
            }
            values[k] = value.doubleValue();
        }
        return values;
    }
}
