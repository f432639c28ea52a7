package dev.tandem.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.event.CallFacts.Outcome;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.worker.WorkerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimelineFiguresTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MILLI = 1_000_000;

    private final List<RuntimeEvent> events = new ArrayList<>();
    private long calls;

    private void state(int worker, long millis, WorkerState state) {
        events.add(new RuntimeEvent.ProcessChanged(BEGIN.plusMillis(millis), 7, "pool-1", worker, 100 + worker, state, state.name()));
    }

    /// Computes that long and ends then.
    private void call(int worker, long end, long computing, long coding, Outcome outcome, long retryOf) {
        calls++;
        events.add(new RuntimeEvent.CallFinished(BEGIN.plusMillis(end), 7, "pool-1", worker, calls, "task " + calls, null,
                new CallFacts(outcome, 100 + worker, null, 1, retryOf, 0, 0, 0, coding * MILLI, computing * MILLI, 0, 0, 10, 10)));
    }

    private TimelineExcerpt excerpt() {
        TimelineModel model = new TimelineModel();
        model.take(new RuntimeHistory.Part(events, events.size(), true));
        return model.excerpt(Choice.ALL, List.of());
    }

    @Test
    void aRunWhoseAnswerIsKnownHasTheseFigures() {
        state(0, 0, WorkerState.STARTING);
        state(1, 0, WorkerState.STARTING);
        state(0, 100, WorkerState.IDLE);
        state(1, 100, WorkerState.IDLE);
        // From 100 to 500 ms: one computes all the time, the other half of it.
        for (int i = 0; i < 4; i++) {
            call(0, 200 + 100 * i, 100, 0, Outcome.DONE, 0);
        }
        call(1, 200, 100, 0, Outcome.DONE, 0);
        call(1, 300, 100, 0, Outcome.DONE, 0);
        TimelineFigures figures = TimelineFigures.of(excerpt());
        assertThat(figures.calls()).isEqualTo(6);
        assertThat(figures.seconds()).isCloseTo(0.4, within(1e-6));
        assertThat(figures.workers()).isCloseTo(2, within(1e-6));
        assertThat(figures.speedUp()).isCloseTo(1.5, within(1e-5));
        assertThat(figures.efficiency()).isCloseTo(0.75, within(1e-5));
        assertThat(figures.imbalance()).isCloseTo(4.0 / 3 - 1, within(1e-5));
        assertThat(figures.waiting()).isCloseTo(0.25, within(1e-5));
        assertThat(figures.inVain() + figures.starting() + figures.transfer()).isCloseTo(0, within(1e-5));
    }

    @Test
    void timeThatIsLostIsToldByWhatTookIt() {
        state(0, 0, WorkerState.STARTING);
        state(0, 0, WorkerState.IDLE);
        call(0, 200, 200, 0, Outcome.LOST, 0);
        state(0, 200, WorkerState.GONE);
        state(0, 200, WorkerState.STARTING);
        state(0, 300, WorkerState.IDLE);
        call(0, 600, 200, 100, Outcome.DONE, 1);
        call(0, 1000, 300, 0, Outcome.FAILED, 0);
        TimelineFigures figures = TimelineFigures.of(excerpt());
        assertThat(figures.inVain()).isCloseTo(0.2, within(1e-5));
        assertThat(figures.starting()).isCloseTo(0.1, within(1e-5));
        assertThat(figures.transfer()).isCloseTo(0.1, within(1e-5));
        assertThat(figures.efficiency()).isCloseTo(0.5, within(1e-5));
        assertThat(figures.waiting()).isCloseTo(0.1, within(1e-5));
        assertThat(figures.imbalance()).isCloseTo(0, within(1e-5));
        assertThat(excerpt().rows().getFirst().lives()).hasSize(2).first().satisfies(life -> assertThat(life.wasLost()).isTrue());
    }

    @Test
    void thePartsAreAllOfTheTimeOfRealWorkersToo() {
        long before = RuntimeEvents.history().since(Long.MAX_VALUE).next();
        try (WorkerPool pool = WorkerPool.processes(2)) {
            pool.apply(() -> 0);
            List<CompletableFuture<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.applyOnlyAsync(() -> {
                    Thread.sleep(60);
                    return 1;
                }, i < 3 ? 0 : 1));
            }
            all.forEach(CompletableFuture::join);
        }
        TimelineModel model = new TimelineModel();
        model.take(RuntimeEvents.history().since(before));
        TimelineFigures figures = TimelineFigures.of(model.excerpt(Choice.ALL, List.of()));
        assertThat(figures.computing()).isGreaterThan(4 * 0.06);
        assertThat(figures.speedUp()).isGreaterThan(0).isLessThanOrEqualTo(4.0 / 3 + 0.1);
        assertThat(figures.efficiency() + figures.inVain() + figures.starting() + figures.transfer() + figures.waiting()).isCloseTo(1, within(1e-6));
    }

    @Test
    void runsInWhoseTimeWorkersWereCalledAreBusy() {
        TimelineModel model = new TimelineModel();
        model.started("before", BEGIN);
        model.finished(BEGIN.plusMillis(100));
        model.started("spans", BEGIN.plusMillis(150));
        call(0, 300, 100, 0, Outcome.DONE, 0);
        model.take(new RuntimeHistory.Part(events, 1, true));
        model.finished(BEGIN.plusMillis(310));
        model.started("known already", BEGIN.plusMillis(290));
        model.finished(BEGIN.plusMillis(400));
        model.started("nothing", BEGIN.plusMillis(500));
        assertThat(model.busyRuns()).extracting(Run::name).containsExactly("spans", "known already");
        events.clear();
        // Begun in an earlier run.
        call(0, 600, 550, 0, Outcome.DONE, 0);
        model.take(new RuntimeHistory.Part(events, 2, true));
        assertThat(model.busyRuns()).extracting(Run::name).containsExactly("before", "spans", "known already", "nothing");
    }

    @Test
    void nothingHasNoFigures() {
        assertThat(TimelineFigures.of(excerpt()).calls()).isZero();
        assertThat(FiguresText.of(TimelineFigures.of(excerpt()))).isEmpty();
    }
}
