package dev.tandem.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A cell that was not computed never looks computed.
class HeatMapColoursTest {
    private static final int SIZE = 10;

    private static ChartPainter painter(ChartTheme theme, Scale colours) {
        // The first half of the columns has values, of the others one row failed, one is not there, one is not positive.
        double[] x = new double[SIZE * SIZE];
        double[] y = new double[SIZE * SIZE];
        double[] v = new double[SIZE * SIZE];
        for (int k = 0; k < x.length; k++) {
            boolean isMissing = k / SIZE >= SIZE / 2 && k % SIZE == 3;
            x[k] = isMissing ? Double.NaN : k / SIZE;
            y[k] = isMissing ? Double.NaN : k % SIZE;
            v[k] = k / SIZE < SIZE / 2 ? 1 + k : k % SIZE == 6 ? -1 : Double.NaN;
        }
        Cells cells = new Cells(Grid.of(x, y, v), "v", "value", colours);
        XYPlot plot = new XYPlot(cells, new ScaleAxis("x", Scale.LINEAR), new ScaleAxis("y", Scale.LINEAR), new CellRenderer(cells, theme));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        JFreeChart chart = new JFreeChart("t", JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        theme.apply(chart);
        return new ChartPainter(chart);
    }

    /// Whether all pixels of a cell, but for its rim, are grey: the theme's dark ground is nearly so.
    private static boolean isGrey(ChartPainter painter, BufferedImage image, double scale, int i, int j) {
        return IntStream.range(-40, 41).boxed().flatMap(a -> IntStream.range(-40, 41).mapToObj(b -> colour(painter, image, scale,
                i + a / 100.0, j + b / 100.0))).allMatch(c -> Math.max(c.getRed(), Math.max(c.getGreen(), c.getBlue()))
                        - Math.min(c.getRed(), Math.min(c.getGreen(), c.getBlue())) < 20);
    }

    private static Color colour(ChartPainter painter, BufferedImage image, double scale, double x, double y) {
        XYPlot plot = painter.chart().getXYPlot();
        Rectangle2D area = painter.area();
        return new Color(image.getRGB((int) (scale * plot.getDomainAxis().valueToJava2D(x, area, plot.getDomainAxisEdge())),
                (int) (scale * plot.getRangeAxis().valueToJava2D(y, area, plot.getRangeAxisEdge()))));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1", "LIGHT,1.5", "DARK,1", "DARK,2"})
    void failedAndMissingCellsTakeNoPaintedColour(ChartTheme theme, double scale) {
        ChartPainter painter = painter(theme, Scale.LOGARITHMIC);
        BufferedImage image = painter.paint((int) (600 * scale), (int) (400 * scale), scale);
        for (int i = SIZE / 2; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                assertThat(isGrey(painter, image, scale, i, j)).as(i + ", " + j).isTrue();
            }
            assertThat(colour(painter, image, scale, i, 3)).as("no rows: the ground").isEqualTo(theme.back());
        }
        assertThat(colour(painter, image, scale, 0, 0)).isEqualTo(Colours.ofCells().getPaint(0));
    }

    @ParameterizedTest
    @EnumSource
    void cellsHaveTheirColourUpToTheirEdgesAlsoWhenZoomed(ChartTheme theme) {
        ChartPainter painter = painter(theme, Scale.LINEAR);
        painter.paint(600, 400, 1);
        painter.chart().getXYPlot().getDomainAxis().setRange(1.2, 2.8);
        BufferedImage image = painter.paint(600, 400, 1);
        Color left = colour(painter, image, 1, 1.45, 5);
        Color right = colour(painter, image, 1, 1.55, 5);
        assertThat(colour(painter, image, 1, 1.25, 5)).isEqualTo(left).isNotEqualTo(right);
        assertThat(colour(painter, image, 1, 2.45, 5)).isEqualTo(right);
    }

}
