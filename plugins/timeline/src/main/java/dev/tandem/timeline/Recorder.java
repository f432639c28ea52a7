package dev.tandem.timeline;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jfree.chart.JFreeChart;

/// The thread that takes in what has happened and makes charts of it. Thread-safe; asked by the window's thread, which never waits for it;
/// closed with the window.
final class Recorder implements AutoCloseable {
    /// Which time is shown.
    ///
    /// @param run null for the latest or for all
    record Period(String title, Run run) {
        static final Period LATEST = new Period("Latest run", null);
        static final Period ALL = new Period("Everything", null);

        @Override
        public String toString() {
            return title;
        }
    }

    /// Whose workers are shown.
    ///
    /// @param groupId 0 for all
    record Pool(long groupId, String name) {
        static final Pool ALL = new Pool(0, "All pools");

        @Override
        public String toString() {
            return name;
        }
    }

    /// What is to be shown, and who is to have it.
    ///
    /// @param marked what is chosen in any view, or null
    record Wish(Period period, Pool pool, LinkedSelection.Item marked, ChartTheme theme, Consumer<? super Picture> viewer) {}

    /// What can be shown.
    ///
    /// @param chart null when there is nothing to be drawn
    record Picture(TimelineExcerpt excerpt, TimelineFigures figures, JFreeChart chart, List<Period> periods, List<Pool> pools) {}

    /// A look that was asked for.
    private record Look(RuntimeSnapshot snapshot, Instant now, Wish wish) {}

    private final Workers workers;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("tandem-timeline").factory(), new ThreadPoolExecutor.DiscardPolicy());
    /// The next one, when it has not begun; later ones take its place.
    private final AtomicReference<Look> next = new AtomicReference<>();
    /// All used by the thread, as what follows.
    private final TimelineModel model = new TimelineModel();
    /// What was made last.
    private Wish made;
    private boolean wasRunning;
    private boolean isStale = true;
    private boolean hasFailed;

    Recorder(Workers workers) {
        this.workers = workers;
        thread.allowCoreThreadTimeOut(true);
    }

    /// A text begins to run.
    void started(String name, Instant when) {
        execute(() -> {
            model.started(name, when);
            isStale = true;
        });
    }

    /// It has ended.
    void finished(Instant when) {
        execute(() -> {
            model.finished(when);
            isStale = true;
        });
    }

    private void execute(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // The boundary of this thread: the next look tries again, and one complaint is enough.
                if (!hasFailed) {
                    hasFailed = true;
                    System.getLogger("dev.tandem.timeline").log(System.Logger.Level.WARNING, "timeline not drawn: cause=" + e, e);
                }
            }
        });
    }

    /// Takes in what is new.
    ///
    /// @param wish null when nothing is to be shown
    void look(RuntimeSnapshot snapshot, Instant now, Wish wish) {
        if (next.getAndSet(new Look(snapshot, now, wish)) == null) {
            execute(() -> look(next.getAndSet(null)));
        }
    }

    private void look(Look look) {
        isStale |= model.take(workers.history(model.next()));
        if (look.wish() == null) {
            return;
        }
        List<TimelineExcerpt.Running> running = model.running(look.snapshot(), look.now());
        if (isStale || !running.isEmpty() || wasRunning || !look.wish().equals(made)) {
            isStale = false;
            wasRunning = !running.isEmpty();
            made = look.wish();
            TimelineExcerpt excerpt = model.excerpt(choice(look.wish()), running);
            look.wish().viewer().accept(new Picture(excerpt, TimelineFigures.of(excerpt),
                    excerpt.isEmpty() ? null : LanesChart.of(excerpt, look.wish().marked(), look.wish().theme()), periods(), pools()));
        }
    }

    private Choice choice(Wish wish) {
        Run run = wish.period() == Period.LATEST ? latest() : wish.period().run();
        long group = wish.pool().groupId();
        if (run == null) {
            return new Choice(group, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, wish.pool() == Pool.ALL ? "timeline" : wish.pool().name());
        }
        return new Choice(group, model.seconds(run.begin()), run.end() == null ? Double.POSITIVE_INFINITY : model.seconds(run.end()), run.name());
    }

    /// The last one in which workers were called; null when there is none.
    private Run latest() {
        List<Run> busy = model.busyRuns();
        return busy.isEmpty() ? null : busy.getLast();
    }

    private List<Period> periods() {
        List<Period> all = new ArrayList<>(List.of(Period.LATEST, Period.ALL));
        model.busyRuns().reversed().forEach(run -> all.add(new Period(run.title(), run)));
        return all;
    }

    private List<Pool> pools() {
        List<Pool> all = new ArrayList<>(List.of(Pool.ALL));
        all.addAll(model.pools());
        return all;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
