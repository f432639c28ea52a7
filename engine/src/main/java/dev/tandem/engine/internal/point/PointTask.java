package dev.tandem.engine.internal.point;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.table.Names;
import dev.tandem.engine.internal.worker.TravellingError;
import dev.tandem.engine.sweep.point.Point;
import java.io.Serializable;
import java.util.List;

/// Runs on a worker, which has one of these for a whole sweep: computes all outputs at the point of a row. What
/// user code throws is a value too.
///
/// @param place empty when it travels; each worker has its own
public record PointTask(Design design, List<Output> outputs, PointSteps steps, PointTask.OnWorker place)
        implements Function1<Integer, Computed> {
    private static final long serialVersionUID = 1L;

    /// What a worker keeps between points. Used by one thread at a time.
    public static final class OnWorker implements Serializable {
        private static final long serialVersionUID = 1L;

        private transient Object built;
        private transient boolean isReady;
    }

    @Override
    public Computed apply(Integer row) throws Exception {
        if (place.built == null && steps.build() != null) {
            build();
        }
        Computed computed = attempt(row, 1);
        for (int attempt = 2; computed.error() != null && !computed.isFatal() && attempt <= steps.attempts()
                && !Thread.currentThread().isInterrupted(); attempt++) {
            renew();
            computed = attempt(row, attempt);
        }
        return computed.travelling();
    }

    // The boundary to user code: whatever it throws stops the sweep, since no point can be computed.
    private void build() throws InterruptedException {
        place.isReady = false;
        try {
            place.built = steps.build().run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            throw new TandemException("build failed: cause=" + e, TravellingError.of(e));
        }
        if (place.built == null) {
            throw new TandemException("build failed: it gave nothing, value=null");
        }
    }

    /// What a failed point may have spoilt is made anew: by the step that is for it, else by building again.
    private void renew() throws InterruptedException {
        place.isReady = false;
        if (steps.build() != null && steps.initialise() == null) {
            build();
        }
    }

    // The boundary to user code: whatever it throws belongs to this point alone.
    private Computed attempt(int row, int attempt) {
        long begin = System.nanoTime();
        try {
            return values(design.point(row).at(new Point.Place(row, steps.seed()), place.built), attempt, begin);
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            boolean isFatal = e instanceof Names.UnknownNameException || e instanceof LinkageError;
            return new Computed(null, null, e, isFatal, attempt, System.nanoTime() - begin);
        }
    }

    private Computed values(Point point, int attempt, long begin) throws Exception {
        if (steps.probe() != null && !steps.probe().apply(point)) {
            return new Computed(null, null, null, false, attempt, System.nanoTime() - begin);
        }
        if (!place.isReady && steps.initialise() != null) {
            steps.initialise().at(point);
        }
        place.isReady = true;
        int count = numbers();
        double[] numbers = new double[count];
        Object[] others = count < outputs.size() ? new Object[outputs.size() - count] : null;
        int number = 0;
        int other = 0;
        for (Output output : outputs) {
            Object value = output.at(point);
            if (output.isNumber()) {
                numbers[number++] = (Double) value;
            } else {
                others[other++] = value;
            }
        }
        return new Computed(numbers, others, null, false, attempt, System.nanoTime() - begin);
    }

    /// How many outputs are numbers. Counted by hand, since it is for each point.
    private int numbers() {
        int count = 0;
        for (Output output : outputs) {
            count += output.isNumber() ? 1 : 0;
        }
        return count;
    }
}
