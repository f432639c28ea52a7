package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.charts.paint.ChartPicture;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.MessagePlot;
import dev.tandem.engine.TandemException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be drawn is refused where it is asked for, or is a chart that says so.
class UndrawableChartTest {
    @TempDir
    private Path folder;
    private final ChartDelivery nowhere = new ChartDelivery(_ -> {});

    private static final class Failing extends Chart<Failing> {
        Failing(ChartDelivery delivery) {
            super(delivery);
        }

        @Override
        String standardTitle() {
            return "failing";
        }

        @Override
        JFreeChart drawn(ChartTheme theme) {
            throw new IllegalStateException("no such thing");
        }
    }

    private static String message(Chart<?> chart) {
        return chart.draw(ChartTheme.LIGHT).getPlot() instanceof MessagePlot plot ? plot.message() : "drawn";
    }

    @Test
    void levelsThatAreNoNumbersAreRefused() throws Exception {
        Contour contour = new SweepPlot(Results.of(folder, "0,0,1", "0,1,2", "1,0,3", "1,1,4"), nowhere).contour("a", "b", "v");
        for (double[] levels : new double[][] {{Double.NaN}, {1, Double.POSITIVE_INFINITY}, {}, new double[0]}) {
            assertThatThrownBy(() -> contour.levels(levels)).isInstanceOf(TandemException.class).hasMessageContaining("levels=[");
        }
        assertThatThrownBy(() -> contour.levels(0)).hasMessageContaining("levels=0");
        assertThatThrownBy(() -> contour.levels(1_000_000)).hasMessageContaining("levels=1000000");
    }

    @Test
    void aChartWhoseLevelsWereRefusedIsNotDelivered() throws Exception {
        List<Chart<?>> taken = new ArrayList<>();
        ChartDelivery delivery = new ChartDelivery(taken::add);
        SweepPlot plot = new SweepPlot(Results.of(folder, "0,0,1", "0,1,2", "1,0,3", "1,1,4"), delivery);
        assertThatThrownBy(() -> plot.contour("a", "b", "v").levels(Double.NaN, 1)).isInstanceOf(TandemException.class);
        assertThatThrownBy(() -> plot.histogram("v").bins(0)).isInstanceOf(TandemException.class);
        assertThatThrownBy(() -> plot.parallel("a", "v").log("b")).isInstanceOf(TandemException.class);
        delivery.deliver();
        assertThat(taken).isEmpty();
    }

    @Test
    void levelsOutsideOfTheValuesAreToldInTheChart() throws Exception {
        Contour contour = new SweepPlot(Results.of(folder, "0,0,1", "0,1,2", "1,0,3", "1,1,4"), nowhere).contour("a", "b", "v")
                .levels(7.0, 9.0);
        assertThat(SweepPlotTest.subtitles(contour)).isEqualTo("no line: v is from 1 to 4");
        assertThat(SweepPlotTest.subtitles(contour.levels(2.5, 9))).isEqualTo("1 level without a line: v is from 1 to 4");
    }

    @Test
    void moreBinsThanAnybodySeesAreRefused() throws Exception {
        Histogram histogram = new SweepPlot(Results.of(folder, "0,0,1", "0,1,2"), nowhere).histogram("v");
        assertThatThrownBy(() -> histogram.bins(2_000_000_000)).isInstanceOf(TandemException.class).hasMessageContaining("bins=2000000000");
        assertThatThrownBy(() -> histogram.bins(0)).hasMessageContaining("bins=0");
    }

    @Test
    void aChartWithoutPointsSaysWhy() {
        double[] one = {1, 2};
        double[] none = {Double.NaN, Double.POSITIVE_INFINITY};
        double[] below = {-1, 0};
        assertThat(message(new SeriesChart(nowhere))).contains("no line and there are no points");
        assertThat(message(new SeriesChart(nowhere).line("a", one, none))).contains("no point has finite numbers");
        assertThat(message(new SeriesChart(nowhere).line("a", one, below).logY())).contains("no point is positive");
        assertThat(message(new SeriesChart(nowhere).points("a", below, one).logX())).contains("no point is positive");
        assertThat(message(new SeriesChart(nowhere).line("a", one, one))).isEqualTo("drawn");
    }

    @Test
    void aChartThatFailsIsAPictureThatSaysSo() {
        assertThat(message(new Failing(nowhere))).isEqualTo("This chart cannot be drawn: java.lang.IllegalStateException: no such thing");
        JFreeChart late = new JFreeChart("late", new XYPlot(null, new NumberAxis("x"), new NumberAxis("y"), null) {
            private static final long serialVersionUID = 1L;

            @Override
            public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
                throw new IllegalStateException("too late");
            }
        });
        ChartTheme.DARK.apply(late);
        BufferedImage picture = ChartPicture.of(late, 300, 200, 1, null);
        assertThat(new Color(picture.getRGB(5, 5))).as("in its own theme").isEqualTo(new Color(0x0d1117));
        assertThat(IntStream.range(0, 300).map(x -> picture.getRGB(x, 100)).distinct().count()
                + IntStream.range(0, 300).map(x -> picture.getRGB(x, 110)).distinct().count()).isGreaterThan(4);
    }

    @Test
    void aChartThatNobodyCanTakeKeepsNoOtherBack() {
        List<String> taken = new ArrayList<>();
        ChartDelivery delivery = new ChartDelivery(chart -> {
            if (chart.title().equals("bad")) {
                throw new TandemException("plot not saved: file=bad.png");
            }
            taken.add(chart.title());
        });
        for (String title : List.of("one", "bad", "two")) {
            new SeriesChart(delivery).line("a", new double[] {1}, new double[] {1}).title(title);
        }
        assertThatThrownBy(delivery::deliver).hasMessageContaining("bad.png");
        assertThat(taken).containsExactly("one", "two");
    }
}
