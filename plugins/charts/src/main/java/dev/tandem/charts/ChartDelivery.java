package dev.tandem.charts;

import dev.tandem.engine.TandemException;
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

    void keep(Chart<?> chart) {
        sink.keep(chart);
    }

    /// Hands over what is new or has changed since the last time; one that cannot be taken does not keep others back.
    ///
    /// @throws TandemException for the first that could not be taken
    public void deliver() {
        List<Chart<?>> charts;
        synchronized (this) {
            charts = List.copyOf(pending);
            pending.clear();
        }
        TandemException first = null;
        for (Chart<?> chart : charts) {
            try {
                sink.show(chart);
            } catch (TandemException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
