package dev.tandem.workbench.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The charts of a session, in the order in which they were made. Thread-safe; a listener is called on the
/// thread that adds.
public final class PlotsModel {
    /// Guarded by this, as are the listeners.
    private final List<Plot> plots = new ArrayList<>();
    private final List<Consumer<Plot>> listeners = new ArrayList<>();

    public void add(Plot plot) {
        List<Consumer<Plot>> told;
        synchronized (this) {
            plots.add(plot);
            told = List.copyOf(listeners);
        }
        told.forEach(each -> each.accept(plot));
    }

    /// Has a listener told all plots, those that exist and those to come.
    public void onPlot(Consumer<Plot> listener) {
        List<Plot> before;
        synchronized (this) {
            before = List.copyOf(plots);
            listeners.add(listener);
        }
        before.forEach(listener);
    }
}
