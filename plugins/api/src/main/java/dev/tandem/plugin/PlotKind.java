package dev.tandem.plugin;

import java.util.List;
import org.jfree.chart.plot.Plot;

/// A kind of chart of a sweep's rows, for `plot(table).as("kind", columns...)` in scripts.
///
/// Found by [java.util.ServiceLoader] in the session of a script, in the window as without one; made anew for each chart. It draws
/// on the thread of the script, once for each looks, when a statement is over that has made or changed the chart.
public interface PlotKind {
    /// What scripts call it, in lower case: "pareto". The built-in ones come first where names are the same.
    String kind();

    /// What the columns are that it wants, in their order: "x", "value". The last one ends with `...` where it takes any
    /// number of them.
    List<String> columns();

    /// Draws the rows. Title, notes, margins and the fonts of axes are added by who asks.
    ///
    /// @throws RuntimeException whose message stands in the place of the chart
    Plot plot(PlotRows rows);
}
