package dev.tandem.charts;

import java.time.Instant;
import java.util.List;
import org.jfree.chart.JFreeChart;

/// What a module that comes with Tandem has to show of a run of a script, at the end of its report. Found as a service of the class path; used
/// by one thread.
public interface RunFigures {
    /// A chart with words.
    ///
    /// @param caption what a reader is to see in it
    /// @param height in points, of a page that is 720 wide
    record Figure(String title, String caption, int height, JFreeChart light, JFreeChart dark) {}

    /// None when there is nothing to be seen.
    List<Figure> of(Instant begin, Instant end);
}
