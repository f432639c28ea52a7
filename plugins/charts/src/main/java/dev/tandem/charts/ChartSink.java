package dev.tandem.charts;

/// Where the charts of a script go: a tab of a window, a picture in a folder.
@FunctionalInterface
public interface ChartSink {
    /// Takes a chart that is new, or again one that it has and that has changed since.
    ///
    /// Called by one thread at a time.
    ///
    /// @param chart the same object each time; draw it now, since it may change later
    void show(Chart<?> chart);

    /// Leaves a chart where it is shown when another run of the script would take its place. It may not have been shown yet.
    default void keep(Chart<?> chart) {}
}
