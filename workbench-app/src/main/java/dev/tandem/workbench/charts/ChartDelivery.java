package dev.tandem.workbench.charts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Hands the charts of a script to a sink when the statement is over that made or changed them. Thread-safe.
///
/// The end of the statement is the first moment at which a chart is whole, since its title and slice are set by calls
/// that follow in the same statement; later moments would lose the charts of a script that fails or is stopped.
/// A chart that a later statement changes is handed over again.
public final class ChartDelivery {
    private final ChartSink sink;
    /// Guarded by this.
    private final Set<Chart<?>> pending = new LinkedHashSet<>();

    public ChartDelivery(ChartSink sink) {
        this.sink = sink;
    }

    /// Has a chart handed over with the next delivery.
    synchronized void changed(Chart<?> chart) {
        pending.add(chart);
    }

    /// Has a chart not handed over unless it changes again.
    synchronized void withdraw(Chart<?> chart) {
        pending.remove(chart);
    }

    /// Hands over what is new or has changed since the last time.
    public void deliver() {
        List<Chart<?>> charts;
        synchronized (this) {
            charts = List.copyOf(pending);
            pending.clear();
        }
        charts.forEach(sink::show);
    }
}
