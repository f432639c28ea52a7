package dev.tandem.sweeps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.sweep.SweepEvent.SweepRun;
import dev.tandem.engine.sweep.SweepEvent;
import dev.tandem.engine.sweep.SweepProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepsModelTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /// What was to run on the window's thread.
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final SweepsModel model = new SweepsModel(window::add);

    @AfterEach
    void close() {
        model.close();
    }

    private static SweepRun run(long id) {
        return new SweepRun(id, "flu", List.of("beta"), List.of("misfit"), "pool-" + id);
    }

    private static SweepProgress progress(int total, int done, int failed, long seconds) {
        return new SweepProgress(total, done, failed, Duration.ofSeconds(seconds));
    }

    private static SweepEvent started(long id) {
        return new SweepEvent.Started(run(id), NOW, progress(100, 0, 0, 0));
    }

    private static SweepEvent finished(long id, int done) {
        return new SweepEvent.RowsFinished(run(id), NOW, progress(100, done, 2, 10), 0, List.of());
    }

    private static SweepEvent ended(long id, int done, String error) {
        return new SweepEvent.Ended(run(id), NOW, progress(100, done, 2, 10),
                error == null ? SweepEvent.Ending.COMPLETE : SweepEvent.Ending.FAILED, error);
    }

    private void workOff() throws InterruptedException {
        Runnable work = window.poll(10, TimeUnit.SECONDS);
        assertThat(work).as("news for the window").isNotNull();
        work.run();
    }

    @Test
    void keepsEndedRunsBelowNewerOnes() {
        model.take(started(1));
        model.take(ended(1, 100, null));
        model.take(started(2));
        model.take(new SweepEvent.Ended(run(2), NOW, progress(100, 40, 2, 10), SweepEvent.Ending.CLOSED,
                "dev.tandem.engine.ClosedException: impossible, already terminated: pool=pool-2"));
        model.take(started(3));
        model.take(ended(4, 40, "dev.tandem.engine.WorkerLostException: worker lost"));
        assertThat(model.lines()).extracting(SweepLine::id).containsExactly(4L, 3L, 2L, 1L);
        assertThat(model.lines()).extracting(SweepText::state)
                .containsExactly("failed: worker lost", "running", "ended with its pool", "finished");
    }

    @Test
    void tellsTheCauseOfAFailureInASentence() {
        model.take(ended(1, 40, "dev.tandem.engine.ClosedException: impossible, already terminated: pool=pool-2, "
                + "reason=worker cannot be replaced, worker=0, cause=no model: file=a"));
        model.take(ended(2, 40, "java.io.IOException: /data/a"));
        assertThat(model.lines()).extracting(SweepText::state).containsExactly("failed: IOException: /data/a",
                "failed: worker cannot be replaced, worker=0, cause=no model: file=a");
    }

    @Test
    void aSweepWithoutAnyValueIsNoSuccess() {
        model.take(new SweepEvent.Ended(run(1), NOW, progress(100, 100, 99, 10), SweepEvent.Ending.COMPLETE, null));
        model.take(new SweepEvent.Ended(run(2), NOW, progress(100, 100, 100, 10), SweepEvent.Ending.COMPLETE, null));
        model.take(new SweepEvent.Ended(run(3), NOW, progress(0, 0, 0, 10), SweepEvent.Ending.COMPLETE, null));
        assertThat(model.lines()).extracting(SweepText::state).containsExactly("finished", "finished, all rows failed", "finished");
    }

    @Test
    void tellsProgressRateAndWhatRemains() {
        model.take(finished(1, 40));
        SweepLine line = model.lines().getFirst();
        assertThat(SweepText.rows(line)).isEqualTo("40 of 100");
        assertThat(line.share()).isEqualTo(0.4);
        assertThat(SweepText.rate(line)).isEqualTo("4.0 /s");
        assertThat(SweepText.failed(line)).isEqualTo("2");
        assertThat(SweepText.remainingAbout(line, NOW)).isEqualTo("15 s");
        assertThat(BadgeText.of(model.lines(), NOW)).isEqualTo(new BadgeText("flu 40 of 100, 15 s left", 0.4));
    }

    @Test
    void timePassesForARunThatIsNotHeardOf() {
        model.take(finished(1, 40));
        SweepLine line = model.lines().getFirst();
        assertThat(SweepText.remaining(line, NOW.plusSeconds(5))).isEqualTo("10 s");
        assertThat(SweepText.elapsed(line, NOW.plusSeconds(60))).isEqualTo("1:10 min");
        assertThat(SweepText.remaining(line, NOW.plusSeconds(600))).isEqualTo("0.0 s");
        assertThat(line.elapsed(NOW.minusSeconds(600))).as("a clock set back").isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void promisesNothingBeforeTheFirstRowOrForNoRows() {
        SweepLine fresh = SweepLine.of(started(1));
        assertThat(SweepText.rate(fresh)).isEmpty();
        assertThat(SweepText.remaining(fresh, NOW)).isEmpty();
        assertThat(SweepLine.of(new SweepEvent.Ended(run(2), NOW, progress(0, 0, 0, 0), SweepEvent.Ending.COMPLETE, null)).share()).isEqualTo(1);
        assertThat(BadgeText.of(List.of(), NOW).text()).isEmpty();
    }

    @Test
    void aLongNameLeavesRoomForTheNumbers() {
        model.take(finished(1, 40));
        SweepLine line = model.lines().getFirst();
        SweepLine named = new SweepLine(1, "misfit of the second series of measurements", line.pool(), line.progress(), line.at(),
                line.state(), null);
        assertThat(BadgeText.of(List.of(named), NOW).text()).isEqualTo("misfit of ...rements 40 of 100, 15 s left");
    }

    @Test
    void tellsEndsThatAreNoFailures() {
        model.take(new SweepEvent.Ended(run(1), NOW, progress(100, 40, 0, 10), SweepEvent.Ending.CANCELLED, "cancelled"));
        model.take(new SweepEvent.Ended(run(2), NOW, progress(100, 40, 0, 10), SweepEvent.Ending.INTERRUPTED, "interrupted"));
        assertThat(model.lines()).extracting(SweepText::state).containsExactly("stopped", "cancelled");
        assertThat(model.lines()).noneMatch(SweepLine::isRunning);
    }

    @Test
    void noTimePassesForARunThatIsPaused() {
        SweepProgress paused = new SweepProgress(100, 40, 0, Duration.ofSeconds(10), new SweepProgress.Detail(0, true, 2, List.of()));
        model.take(new SweepEvent.Changed(run(1), NOW, paused));
        SweepLine line = model.lines().getFirst();
        assertThat(SweepText.state(line)).isEqualTo("paused");
        assertThat(SweepText.elapsed(line, NOW.plusSeconds(60))).isEqualTo("10 s");
        assertThat(SweepText.remainingAbout(line, NOW.plusSeconds(60))).isEqualTo("15 s ± 6.1 s");
        assertThat(BadgeText.of(model.lines(), NOW).text()).isEqualTo("flu 40 of 100, paused");
    }

    @Test
    void severalRunsShareOneBadge() {
        model.take(finished(1, 40));
        model.take(finished(2, 20));
        model.take(ended(3, 100, null));
        assertThat(BadgeText.of(model.lines(), NOW)).isEqualTo(new BadgeText("2 sweeps", 0.3));
    }

    @Test
    void tellsManyEventsAtOnce() throws Exception {
        List<List<SweepLine>> told = new ArrayList<>();
        model.onChange(told::add);
        workOff();
        for (int done = 0; done <= 100; done++) {
            model.take(finished(1, done));
        }
        workOff();
        assertThat(told).hasSize(2);
        assertThat(told.getLast().getFirst().progress().done()).isEqualTo(100);
        assertThat(window).isEmpty();
    }

    @Test
    void forgetsTheOldestOfVeryManyButNoneThatRuns() {
        model.take(started(0));
        for (int id = 1; id <= 300; id++) {
            model.take(ended(id, 100, null));
        }
        assertThat(model.lines()).hasSize(200).last().extracting(SweepLine::id).isEqualTo(0L);
        model.clear();
        assertThat(model.lines()).singleElement().extracting(SweepLine::id).isEqualTo(0L);
    }

    @Test
    void aListenerThatFailsKeepsNoneOfTheOthersFromTheSweeps() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        model.onChange(_ -> {
            throw new IllegalStateException("on purpose");
        });
        model.onChange(lines -> seen.add(lines.size()));
        workOff();
        workOff();
        model.take(started(1));
        workOff();
        assertThat(seen).containsExactly(0, 1);
    }
}
