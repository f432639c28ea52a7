package dev.tandem.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartPainterTest {
    private static final double[] X = {1, 10, 100};
    private static final double[] Y = {5, 7, 6};

    private static ChartPainter painter(Scale scale) {
        XYPlot plot = Lines.plot(Lines.axis("x", scale), Lines.axis("y", Scale.LINEAR));
        Lines.add(plot, 0, "s", X, Y, true, ChartTheme.LIGHT);
        return painted(plot);
    }

    private static ChartPainter painted(XYPlot plot) {
        JFreeChart chart = new JFreeChart("t", JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        ChartTheme.LIGHT.apply(chart);
        ChartPainter painter = new ChartPainter(chart);
        painter.paint(600, 400, 1);
        return painter;
    }

    @Test
    void aLegendThatWouldTakeThePlaceOfTheValuesIsLeftOutOfASmallPicture() {
        XYPlot plot = Lines.plot(Lines.axis("x", Scale.LINEAR), Lines.axis("y", Scale.LINEAR));
        for (int i = 0; i < 6; i++) {
            Lines.add(plot, i, "a series with a name " + i, X, Y, true, ChartTheme.LIGHT);
        }
        JFreeChart chart = new JFreeChart("t", JFreeChart.DEFAULT_TITLE_FONT, plot, true);
        ChartTheme.LIGHT.apply(chart);
        ChartPainter painter = new ChartPainter(chart);
        painter.paint(250, 200, 1);
        assertThat(painter.area().getHeight()).isGreaterThan(80);
        assertThat(chart.getLegend().isVisible()).isFalse();
        painter.paint(250, 600, 1);
        assertThat(chart.getLegend().isVisible()).isTrue();
    }

    private static double x(ChartPainter painter, double value) {
        XYPlot plot = painter.chart().getXYPlot();
        return plot.getDomainAxis().valueToJava2D(value, painter.area(), plot.getDomainAxisEdge());
    }

    private static double y(ChartPainter painter, double value) {
        XYPlot plot = painter.chart().getXYPlot();
        return plot.getRangeAxis().valueToJava2D(value, painter.area(), plot.getRangeAxisEdge());
    }

    @ParameterizedTest
    @EnumSource
    void aFrameShowsWhatIsInItAndAllComesBack(Scale scale) {
        ChartPainter painter = painter(scale);
        ValueAxis axis = painter.chart().getXYPlot().getDomainAxis();
        double low = axis.getLowerBound();
        painter.zoomTo(new Rectangle2D.Double(x(painter, 10), y(painter, 6.5), x(painter, 50) - x(painter, 10),
                y(painter, 5.5) - y(painter, 6.5)));
        assertThat(axis.getLowerBound()).isCloseTo(10, within(1e-9));
        assertThat(axis.getUpperBound()).isCloseTo(50, within(1e-9));
        assertThat(painter.chart().getXYPlot().getRangeAxis().getUpperBound()).isCloseTo(6.5, within(1e-9));
        painter.showAll();
        assertThat(axis.getLowerBound()).isEqualTo(low);
    }

    @ParameterizedTest
    @EnumSource
    void theWheelKeepsWhatIsUnderTheMouse(Scale scale) {
        ChartPainter painter = painter(scale);
        double place = x(painter, 10);
        painter.zoom(0.5, place, 100);
        painter.paint(600, 400, 1);
        assertThat(x(painter, 10)).isCloseTo(place, within(1.0));
        painter.pan(30, 0);
        painter.paint(600, 400, 1);
        assertThat(x(painter, 10)).isCloseTo(place + 30, within(1.0));
    }

    @Test
    void nobodyZoomsBeyondTheLastDigitOrInfinity() {
        ChartPainter painter = painter(Scale.LINEAR);
        for (int i = 0; i < 200; i++) {
            painter.zoom(0.5, x(painter, 10), y(painter, 7));
        }
        painter.paint(600, 400, 1);
        ValueAxis axis = painter.chart().getXYPlot().getDomainAxis();
        assertThat(axis.getLowerBound()).isLessThan(axis.getUpperBound());
        for (int i = 0; i < 3000; i++) {
            painter.zoom(2, 100, 100);
        }
        painter.paint(600, 400, 1);
        assertThat(axis.getUpperBound()).isFinite();
    }

    @Test
    void anotherThemeShowsTheSamePart() {
        ChartPainter light = painter(Scale.LINEAR);
        light.zoom(0.3, 200, 200);
        ChartPainter dark = painter(Scale.LINEAR);
        dark.showAs(light);
        assertThat(dark.chart().getXYPlot().getDomainAxis().getRange()).isEqualTo(light.chart().getXYPlot().getDomainAxis().getRange());
    }

    @Test
    void theMouseIsToldWhatIsThere() {
        ChartPainter painter = painter(Scale.LOGARITHMIC);
        assertThat(painter.hint(x(painter, 10) + 2, y(painter, 7) - 2)).hasValue("s: (10, 7)");
        assertThat(painter.hint(x(painter, 30), y(painter, 5.2))).isEmpty();
        Cells cells = new Cells(Grid.of(new double[] {0, 1}, new double[] {0, 0}, new double[] {3.25, Double.NaN}), "v", "value", Scale.LINEAR);
        ChartPainter map = painted(new XYPlot(cells, new ScaleAxis("x", Scale.LINEAR), new ScaleAxis("y", Scale.LINEAR),
                new CellRenderer(cells, ChartTheme.LIGHT)));
        assertThat(map.hint(x(map, 0.1), y(map, 0.2))).hasValue("(0, 0): v = 3.25");
        assertThat(map.hint(x(map, 0.9), y(map, 0.2))).hasValue("(1, 0): no value");
    }
}
