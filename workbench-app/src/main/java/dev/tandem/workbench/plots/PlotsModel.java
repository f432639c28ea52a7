package dev.tandem.workbench.plots;

import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartSink;
import dev.tandem.toolkit.Listeners;
import dev.tandem.workbench.running.HostListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The charts of a session, each in a tab. When a file runs again its charts take the tabs of its last run: those of the
/// same title, else those of the same place in the order. What is pinned stays, and what the new run does not make is
/// gone when that has come to its end. Thread-safe; listeners are called on the thread that changes something.
public final class PlotsModel implements ChartSink, HostListener {
    /// Hears what becomes of tabs.
    interface Listener {
        /// Something was drawn, in a tab that may be new.
        void drawn(ShownPlot plot);

        /// A tab has another mark.
        void marked(ShownPlot plot);

        void closed(long tab);
    }

    private final Listeners<Listener> listeners = new Listeners<>("plots");
    /// In the order of the tabs. Guarded by this, as is all that follows.
    private final List<ShownPlot> plots = new ArrayList<>();
    private final Map<String, Integer> runs = new HashMap<>();
    /// Charts that are to stay, some of which may not have been shown yet.
    private final Set<Chart<?>> kept = Collections.newSetFromMap(new WeakHashMap<>());
    private String file;
    private int made;
    private long tabs;

    @Override
    public void show(Chart<?> chart) {
        add(Plot.of(chart));
    }

    /// Shows a plot in the tab of the chart, if there is one, or else in one of the last run or in a new one.
    public void add(Plot plot) {
        ShownPlot shown;
        synchronized (this) {
            Optional<ShownPlot> same = plots.stream().filter(each -> each.plot().of() == plot.of()).findFirst();
            shown = same.isPresent() ? replace(same.get(), each -> each.with(plot)) : placed(plot);
        }
        listeners.tell(each -> each.drawn(shown));
    }

    /// Shows a plot in a tab that belongs to no run of a file, whatever runs.
    ///
    /// @return the tab
    long addApart(Plot plot) {
        ShownPlot shown;
        synchronized (this) {
            shown = new ShownPlot(++tabs, plot, null, 0, 0, false, false);
            plots.add(shown);
        }
        listeners.tell(each -> each.drawn(shown));
        return shown.tab();
    }

    private ShownPlot placed(Plot plot) {
        int place = file == null ? 0 : made++;
        Optional<ShownPlot> former = earlier(each -> each.plot().title().equals(plot.title()))
                .or(() -> earlier(each -> each.place() == place));
        ShownPlot fresh = new ShownPlot(former.map(ShownPlot::tab).orElseGet(() -> ++tabs), plot, file, run(file), place,
                kept.contains(plot.of()), false);
        former.ifPresentOrElse(each -> plots.set(plots.indexOf(each), fresh), () -> plots.add(fresh));
        return fresh;
    }

    private Optional<ShownPlot> earlier(Predicate<ShownPlot> wanted) {
        return plots.stream().filter(each -> file != null && each.isOf(file) && each.isEarlier()).filter(wanted).findFirst();
    }

    private int run(String of) {
        return runs.getOrDefault(of, 0);
    }

    private ShownPlot replace(ShownPlot former, UnaryOperator<ShownPlot> change) {
        ShownPlot fresh = change.apply(former);
        plots.set(plots.indexOf(former), fresh);
        return fresh;
    }

    @Override
    public void fileStarted(String started) {
        synchronized (this) {
            file = started;
            made = 0;
            runs.merge(started, 1, Integer::sum);
        }
        mark(each -> each.isOf(started), each -> each.pinned(each.isPinned(), run(started)));
    }

    @Override
    public void fileFinished(String finished, boolean whole) {
        List<ShownPlot> gone;
        synchronized (this) {
            file = null;
            gone = whole ? plots.stream().filter(each -> each.isOf(finished) && each.isEarlier()).toList() : List.of();
            plots.removeAll(gone);
        }
        gone.forEach(plot -> listeners.tell(each -> each.closed(plot.tab())));
    }

    @Override
    public synchronized void fileMoved(String from, String to) {
        runs.merge(to, run(from), Math::max);
        plots.replaceAll(each -> each.isOf(from) ? each.of(to) : each);
        if (from.equals(file)) {
            file = to;
        }
    }

    @Override
    public void keep(Chart<?> chart) {
        synchronized (this) {
            kept.add(chart);
        }
        mark(each -> each.plot().of() == chart, each -> each.pinned(true, 0));
    }

    /// Has a plot stay in its tab when the file that made it runs again, or not.
    void pin(long tab, boolean pinned) {
        mark(each -> each.tab() == tab, each -> each.pinned(pinned, run(each.file())));
    }

    private void mark(Predicate<ShownPlot> wanted, UnaryOperator<ShownPlot> change) {
        List<ShownPlot> changed;
        synchronized (this) {
            changed = plots.stream().filter(wanted).toList().stream().map(each -> replace(each, change)).toList();
        }
        changed.forEach(plot -> listeners.tell(each -> each.marked(plot)));
    }

    /// Has a tab closed.
    void close(long tab) {
        boolean wasThere;
        synchronized (this) {
            wasThere = plots.removeIf(each -> each.tab() == tab);
        }
        if (wasThere) {
            listeners.tell(each -> each.closed(tab));
        }
    }

    /// Has a listener told all plots, those that exist and those to come.
    void listen(Listener listener) {
        List<ShownPlot> before;
        synchronized (this) {
            before = List.copyOf(plots);
            listeners.add(listener);
        }
        before.forEach(plot -> listeners.tell(listener, each -> each.drawn(plot)));
    }
}
