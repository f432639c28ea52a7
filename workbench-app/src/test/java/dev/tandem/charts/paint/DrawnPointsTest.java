package dev.tandem.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.scale.Scale;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lines and clouds of many points look like.
class DrawnPointsTest {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 300;

    private static ChartPainter painter(double[] x, double[] y, boolean connected) {
        XYPlot plot = Lines.plot(Lines.axis(null, Scale.LINEAR), Lines.axis(null, Scale.LINEAR));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        Lines.add(plot, 0, "s", x, y, connected, ChartTheme.LIGHT);
        JFreeChart chart = new JFreeChart("t", JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        ChartTheme.LIGHT.apply(chart);
        return new ChartPainter(chart);
    }

    /// How many pixels are coloured between two values of x, in the whole height of the chart.
    private static long coloured(ChartPainter painter, double from, double to, int scale) {
        BufferedImage image = painter.paint(WIDTH * scale, HEIGHT * scale, scale);
        Rectangle2D area = painter.area();
        XYPlot plot = painter.chart().getXYPlot();
        int left = (int) Math.ceil(scale * plot.getDomainAxis().valueToJava2D(from, area, plot.getDomainAxisEdge()));
        int right = (int) Math.floor(scale * plot.getDomainAxis().valueToJava2D(to, area, plot.getDomainAxisEdge()));
        return IntStream.range((int) area.getMinY() * scale + 2, (int) area.getMaxY() * scale - 2)
                .mapToLong(y -> IntStream.range(left, right).filter(x -> isBlue(image.getRGB(x, y))).count()).sum();
    }

    private static boolean isBlue(int rgb) {
        Color colour = new Color(rgb);
        return colour.getBlue() - colour.getRed() > 30;
    }

    private static double[] places(int size) {
        return IntStream.range(0, size).mapToDouble(i -> 100.0 * i / (size - 1)).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 4_000, 1_000_000})
    void aGapIsAGapHoweverManyPointsThereAre(int size) {
        double[] x = places(size);
        double[] y = IntStream.range(0, size).mapToDouble(i -> x[i] > 40 && x[i] < 50 ? Double.NaN : Math.sin(x[i])).toArray();
        ChartPainter painter = painter(x, y, true);
        assertThat(coloured(painter, 42, 48, 1)).isZero();
        assertThat(coloured(painter, 32, 38, 1)).isPositive();
        assertThat(coloured(painter, 52, 58, 2)).isPositive();
        assertThat(coloured(painter, 42, 48, 2)).isZero();
    }

    @Test
    void aGapOfOnePointAmongMillionsIsSeenWhenSomebodyZooms() {
        int size = 1_000_000;
        double[] x = places(size);
        double[] y = IntStream.range(0, size).mapToDouble(i -> i % 1000 == 500 ? Double.NaN : 1 + i % 2).toArray();
        ChartPainter painter = painter(x, y, true);
        painter.paint(WIDTH, HEIGHT, 1);
        double gap = x[500_500];
        XYPlot plot = painter.chart().getXYPlot();
        plot.getDomainAxis().setRange(x[500_490], x[500_510]);
        assertThat(coloured(painter, x[500_499] + 2e-5, x[500_501] - 2e-5, 1)).as("around " + gap).isZero();
        assertThat(coloured(painter, x[500_497], x[500_499], 1)).isPositive();
    }

    @Test
    void aPointBetweenTwoGapsIsSeen() {
        double[] x = places(200);
        double[] y = IntStream.range(0, 200).mapToDouble(i -> i == 100 ? 0.5 : i % 199 == 0 ? i / 199 : Double.NaN).toArray();
        assertThat(coloured(painter(x, y, true), 48, 52, 1)).isPositive();
    }

    @Test
    void aThinPeakAmongMillionsIsSeen() {
        double[] x = places(1_000_000);
        double[] y = new double[x.length];
        y[700_000] = 1;
        assertThat(coloured(painter(x, y, true), 69.5, 70.5, 1)).isGreaterThan(100);
    }

    @Test
    void aLineThatGoesBackAndForthIsDrawnWhole() {
        double[] t = places(20_000);
        double[] x = IntStream.range(0, t.length).mapToDouble(i -> 50 + t[i] / 2 * Math.cos(t[i])).toArray();
        double[] y = IntStream.range(0, t.length).mapToDouble(i -> t[i] * Math.sin(t[i])).toArray();
        ChartPainter painter = painter(x, y, true);
        for (int from = 5; from < 95; from += 10) {
            assertThat(coloured(painter, from, from + 5, 1)).as("from " + from).isPositive();
        }
    }

    @Test
    void oneOfVeryManyDotsIsSeenAndDenseOnesAreStronger() {
        Random random = new Random(5);
        double[] x = random.doubles(200_000).toArray();
        double[] y = IntStream.range(0, x.length).mapToDouble(i -> i % 2 == 0 ? random.nextGaussian() * 0.03 : random.nextGaussian()).toArray();
        x[0] = 100;
        y[0] = 10;
        ChartPainter painter = painter(x, y, false);
        assertThat(coloured(painter, 99, 101, 1)).isBetween(1L, 16L);
        painter.chart().getXYPlot().getDomainAxis().setRange(0, 1);
        painter.chart().getXYPlot().getRangeAxis().setRange(-3, 3);
        BufferedImage image = painter.paint(WIDTH, HEIGHT, 1);
        Rectangle2D area = painter.area();
        Color middle = new Color(image.getRGB((int) area.getCenterX(), (int) area.getCenterY()));
        double outer = IntStream.range((int) area.getMinX() + 5, (int) area.getMaxX() - 5)
                .map(column -> new Color(image.getRGB(column, (int) (area.getCenterY() - area.getHeight() / 3))).getRed()).average().orElseThrow();
        assertThat((double) middle.getRed()).isLessThan(outer - 40);
    }
}
