package dev.tandem.timeline;

import dev.tandem.charts.RunFigures;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.runtime.RuntimeEvents;
import java.time.Instant;
import java.util.List;

/// The timeline at the end of a report. Stateless.
public final class TimelineFigure implements RunFigures {
    private static final String TITLE = "What the workers did";
    /// Heights in points.
    private static final int LANE = 36;
    private static final int AROUND = 70;
    private static final int LEAST = 190;
    private static final int MOST = 640;

    @Override
    public List<Figure> of(Instant begin, Instant end) {
        TimelineModel model = new TimelineModel();
        model.take(RuntimeEvents.history().since(0));
        model.started(TITLE, begin);
        model.finished(end);
        if (model.busyRuns().isEmpty()) {
            return List.of();
        }
        TimelineExcerpt excerpt = model.excerpt(new Choice(0, model.seconds(begin), model.seconds(end), TITLE), List.of());
        return List
                .of(new Figure(excerpt.choice().title(), FiguresText.of(TimelineFigures.of(excerpt)),
                        Math.clamp(AROUND + (long) LANE * excerpt.rows().size(), LEAST, MOST), LanesChart.of(excerpt, null, ChartTheme.LIGHT),
                        LanesChart.of(excerpt, null, ChartTheme.DARK)));
    }
}
