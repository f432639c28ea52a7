package dev.tandem.engine.internal.point;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.map.Gathered;
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
        implements Function1<Integer, Computed>, Gathered.Gatherer {
    private static final long serialVersionUID = 1L;

    /// What a worker keeps between points; empty elsewhere. Used by one thread at a time.
    ///
    /// @param kept in an array, as which it travels much quicker than as an object with fields
    public record OnWorker(Object[] kept) implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final int BUILT = 0;
        private static final int READY = 1;
        private static final int ANY = 2;

        OnWorker() {
            this(new Object[ANY + 1]);
        }

        Object built() {
            return kept[BUILT];
        }

        void built(Object made) {
            kept[BUILT] = made;
        }

        /// Whether no point has spoilt what was built.
        boolean isReady() {
            return kept[READY] != null;
        }

        void ready(boolean isReady) {
            kept[READY] = isReady ? Boolean.TRUE : null;
        }

        /// Any point of the design, of which others are made.
        Point any(Design design) {
            if (kept[ANY] == null) {
                kept[ANY] = design.point(0);
            }
            return (Point) kept[ANY];
        }
    }

    public PointTask(Design design, List<Output> outputs, PointSteps steps) {
        this(design, outputs, steps, new OnWorker());
    }

    /// The rows of a chunk.
    private final class Rows implements Gathered.Gathering {
        private final ComputedRows.Maker made;
        /// When the last row was finished, and so the next one begins.
        private long clock = System.nanoTime();

        Rows(int count) {
            made = new ComputedRows.Maker(count, numbers());
        }

        @Override
        public void add(Object[] arguments) throws Exception {
            clock = compute((Integer) arguments[0], made, clock);
        }

        @Override
        public long clock() {
            return clock;
        }

        @Override
        public Object values() {
            return made.rows();
        }
    }

    @Override
    public Class<?> origin() {
        return outputs.getFirst().function().getClass();
    }

    @Override
    public Gathered.Gathering gather(int count) {
        return new Rows(count);
    }

    @Override
    public Object apply(Object[] arguments) throws Exception {
        return apply((Integer) arguments[0]);
    }

    @Override
    public Computed apply(Integer row) throws Exception {
        ComputedRows.Maker made = new ComputedRows.Maker(1, numbers());
        compute(row, made, System.nanoTime());
        return made.rows().get(0);
    }

    /// @param begin the time now
    /// @return the time then
    private long compute(int row, ComputedRows.Maker made, long begin) throws InterruptedException {
        long from = begin;
        if (place.built() == null && steps.build() != null) {
            build();
            from = System.nanoTime();
        }
        for (int attempt = 1;; attempt++) {
            try {
                boolean wanted = values(point(row), made);
                long end = System.nanoTime();
                if (wanted) {
                    made.done(attempt, end - from);
                } else {
                    made.skipped(attempt, end - from);
                }
                return end;
            } catch (Throwable e) {
                // The boundary to user code: whatever it throws belongs to this point alone.
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                boolean isFatal = e instanceof Names.UnknownNameException || e instanceof LinkageError;
                if (isFatal || attempt >= steps.attempts() || Thread.currentThread().isInterrupted()) {
                    long end = System.nanoTime();
                    made.failed(e, isFatal, attempt, end - from);
                    return end;
                }
            }
            renew();
            from = System.nanoTime();
        }
    }

    // The boundary to user code: whatever it throws stops the sweep, since no point can be computed.
    private void build() throws InterruptedException {
        place.ready(false);
        try {
            place.built(steps.build().run());
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            throw new TandemException("build failed: cause=" + e, TravellingError.of(e));
        }
        if (place.built() == null) {
            throw new TandemException("build failed: it gave nothing, value=null");
        }
    }

    /// What a failed point may have spoilt is made anew: by the step that is for it, else by building again.
    private void renew() throws InterruptedException {
        place.ready(false);
        if (steps.build() != null && steps.initialise() == null) {
            build();
        }
    }

    private Point point(int row) {
        return place.any(design).with(design.values(row), new Point.Place(row, steps.seed()), place.built());
    }

    /// @return false when the point is not wanted
    private boolean values(Point point, ComputedRows.Maker made) throws Exception {
        if (steps.probe() != null && !steps.probe().apply(point)) {
            return false;
        }
        if (!place.isReady() && steps.initialise() != null) {
            steps.initialise().at(point);
        }
        place.ready(true);
        Object[] others = null;
        int number = 0;
        int other = 0;
        // By hand, as all that is for each point.
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            if (output.isNumber()) {
                made.number(number++, output.number(point));
            } else {
                others = others == null ? new Object[outputs.size() - numbers()] : others;
                others[other++] = output.at(point);
            }
        }
        if (others != null) {
            made.others(others);
        }
        return true;
    }

    private int numbers() {
        int count = 0;
        for (int i = 0; i < outputs.size(); i++) {
            count += outputs.get(i).isNumber() ? 1 : 0;
        }
        return count;
    }
}
