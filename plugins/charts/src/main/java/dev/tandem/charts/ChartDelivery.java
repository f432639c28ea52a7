package dev.tandem.charts;

import dev.tandem.engine.TandemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Hands the charts of a script to a sink when the statement is over that made or changed them. Thread-safe.
///
/// The end of the statement is the first moment at which a chart is whole, since its title and slice are set by calls
/// that follow in the same statement; later moments would lose the charts of a script that fails or is stopped.
/// A chart that a later statement changes is handed over again. What another thread than that of the statements has changed is whole
/// once that thread has ended; while it lives, its charts wait for the end of the script.
public final class ChartDelivery {
    private final ChartSink sink;
    /// Who changed it last. Guarded by this.
    private final Map<Chart<?>, Thread> pending = new LinkedHashMap<>();

    public ChartDelivery(ChartSink sink) {
        this.sink = sink;
    }

    /// Has a chart handed over with the next delivery.
    synchronized void changed(Chart<?> chart) {
        // The last one that was changed comes last.
        pending.remove(chart);
        pending.put(chart, Thread.currentThread());
    }

    /// Has a chart not handed over unless it changes again.
    synchronized void withdraw(Chart<?> chart) {
        pending.remove(chart);
    }

    void keep(Chart<?> chart) {
        sink.keep(chart);
    }

    /// Hands over what is new or has changed since the last time and is whole; one that cannot be taken does not keep others back.
    ///
    /// @param ofStatements whether a thread runs the statements, of which none runs now
    /// @throws TandemException for the first that could not be taken
    public void deliverWhole(Predicate<Thread> ofStatements) {
        deliverOf(ofStatements.or(by -> !by.isAlive()));
    }

    /// The same at the end of a script, with what is still being made.
    ///
    /// @throws TandemException for the first that could not be taken
    public void deliver() {
        deliverOf(_ -> true);
    }

    private void deliverOf(Predicate<Thread> isDone) {
        List<Chart<?>> charts;
        synchronized (this) {
            charts = pending.entrySet().stream().filter(each -> isDone.test(each.getValue())).<Chart<?>>map(Map.Entry::getKey).toList();
            charts.forEach(pending::remove);
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
