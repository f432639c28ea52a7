package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import dev.tandem.engine.TandemException;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class LogAxesTest {
    @TempDir
    private Path folder;
    private final ChartDelivery nowhere = new ChartDelivery(_ -> {});

    private static Scale x(Chart<?> chart) {
        return ((ScaleAxis) chart.draw(ChartTheme.LIGHT).getXYPlot().getDomainAxis()).scale();
    }

    private static Scale y(Chart<?> chart) {
        Plot plot = chart.draw(ChartTheme.LIGHT).getPlot();
        return ((ScaleAxis) (plot instanceof XYPlot xy ? xy.getRangeAxis() : ((CategoryPlot) plot).getRangeAxis())).scale();
    }

    @Test
    void geometricSamplesHaveLogarithmicAxesByThemselves() throws Exception {
        Map<String, Chart<?>> kinds = Kinds.of(folder, part -> Math.pow(10, 4 * part - 6), part -> Math.pow(10, 3 * part), part -> part);
        for (String kind : List.of("line", "scatter", "heat map", "contour", "series")) {
            assertThat(x(kinds.get(kind))).as(kind).isEqualTo(Scale.LOGARITHMIC);
            assertThat(x(kinds.get(kind).linearX())).as(kind).isEqualTo(Scale.LINEAR);
        }
        for (String kind : List.of("heat map", "contour")) {
            assertThat(y(kinds.get(kind))).as(kind).isEqualTo(Scale.LOGARITHMIC);
            assertThat(y(kinds.get(kind).linearY())).as(kind).isEqualTo(Scale.LINEAR);
        }
        SweepPlot plot = new SweepPlot(Results.of(folder, "1,0,5", "10,0,6", "100,0,7"), nowhere);
        assertThat(x(plot.histogram("a"))).isEqualTo(Scale.LOGARITHMIC);
        assertThat(y(plot.box("b", "a"))).isEqualTo(Scale.LOGARITHMIC);
        XYDataset lines = plot.parallel("a", "v").draw(ChartTheme.LIGHT).getXYPlot().getDataset(13);
        assertThat(lines.getYValue(0, 0)).as("10 of 1 to 100").isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatIsComputedIsLogarithmicOnlyOnRequest() throws Exception {
        SweepPlot plot = new SweepPlot(Results.of(folder, "1,0,1", "2,0,10", "3,0,100", "4,0,1000"), nowhere);
        assertThat(y(plot.line("a", "v"))).isEqualTo(Scale.LINEAR);
        assertThat(x(plot.histogram("v"))).isEqualTo(Scale.LINEAR);
        assertThat(y(plot.line("a", "v").logY())).isEqualTo(Scale.LOGARITHMIC);
    }

    @Test
    void everyKindHasThemOnRequest() throws Exception {
        Map<String, Chart<?>> kinds = Kinds.of(folder, part -> 1 + part, part -> 2 + part, part -> 3 + part);
        for (String kind : List.of("line", "scatter", "histogram", "heat map", "contour", "series")) {
            assertThat(x(kinds.get(kind).logX())).as(kind).isEqualTo(Scale.LOGARITHMIC);
            assertThat(y(kinds.get(kind).logY())).as(kind).isEqualTo(Scale.LOGARITHMIC);
        }
        assertThat(y(kinds.get("box").logX().logY())).isEqualTo(Scale.LOGARITHMIC);
        ParallelCoordinates parallel = (ParallelCoordinates) kinds.get("parallel");
        assertThatThrownBy(parallel::logY).isInstanceOf(TandemException.class).hasMessageContaining("log(\"a\")");
        parallel.log("v").draw(ChartTheme.DARK);
        assertThatThrownBy(() -> parallel.log("w")).hasMessageContaining("columns=[a, b, v]");
        assertThatThrownBy(() -> kinds.get("array").logX()).isInstanceOf(TandemException.class).hasMessageContaining("logColors()");
        new ArrayImage(nowhere, Nd4j.ones(2, 2)).logColors();
        assertThatThrownBy(() -> new ArrayImage(nowhere, Nd4j.zeros(2, 2)).logColors()).hasMessageContaining("positive");
    }

    @Test
    void anAxisThatCouldShowNothingIsRefused() throws Exception {
        SweepPlot plot = new SweepPlot(Results.of(folder, "-1,0,-5", "0,1,0", "-2,0,-3", "-2,1,-3"), nowhere);
        assertThatThrownBy(() -> plot.line("a", "v").logX()).isInstanceOf(TandemException.class)
                .hasMessage("a logarithmic axis needs a positive value: column=a, greatest=0.0");
        for (Chart<?> chart : List.of(plot.line("a", "v"), plot.box("a", "v"))) {
            assertThatThrownBy(chart::logY).hasMessageContaining("column=v, greatest=0.0");
        }
        for (Chart<?> chart : List.of(plot.histogram("v"), plot.heatmap("a", "b", "v"), plot.scatter("a", "v"))) {
            assertThatThrownBy(chart::logX).hasMessageContaining("greatest=0.0");
        }
    }

    @Test
    void whatIsNotPositiveIsLeftOutAndTold() throws Exception {
        SweepPlot plot = new SweepPlot(Results.of(folder, "-1,1,5", "0,1,-6", "10,1,0", "100,2,8", "100,1,8"), nowhere);
        assertThat(SweepPlotTest.subtitles(plot.scatter("a", "v").logX().logY()))
                .isEqualTo("crosses: 1 of 5 rows without a positive value, left out: 2 rows with a not positive");
        assertThat(SweepPlotTest.subtitles(plot.heatmap("a", "b", "v").logX())).contains("left out: 2 rows with a not positive");
        assertThat(SweepPlotTest.subtitles(plot.box("b", "v").logY())).contains("left out: 2 rows with v not positive");
        assertThat(SweepPlotTest.subtitles(plot.histogram("v").logX())).contains("left out: 2 rows with v not positive");
        SeriesChart series = new SeriesChart(nowhere).points("p", new double[] {1, 2, 3}, new double[] {-1, 1, 0}).logY();
        assertThat(SweepPlotTest.subtitles(series)).isEqualTo("left out: 2 points not positive");
        double[] y = {1, Double.POSITIVE_INFINITY, 3, Double.NaN};
        assertThat(SweepPlotTest.subtitles(new SeriesChart(nowhere).line("p", new double[] {1, 2, 3, 4}, y)))
                .isEqualTo("left out: 1 point not finite");
        assertThat(SweepPlotTest.subtitles(new SeriesChart(nowhere).points("p", new double[] {1, 2, 3, 4}, y)))
                .isEqualTo("left out: 2 points not finite");
    }

    @Test
    void binsAndCellsOfALogarithmicAxisAreEvenOnIt() throws Exception {
        String[] rows = Arrays.stream(new double[] {1, 10, 100, 1000}).mapToObj(a -> a + ",0,1").toArray(String[]::new);
        ScaleAxis axis = (ScaleAxis) new SweepPlot(Results.of(folder, rows), nowhere).heatmap("a", "b", "v").draw(ChartTheme.LIGHT)
                .getXYPlot().getDomainAxis();
        assertThat(axis.getLowerBound()).isCloseTo(Math.sqrt(0.1), within(1e-12));
        assertThat(axis.valueToJava2D(10, new Rectangle2D.Double(0, 0, 800, 1), RectangleEdge.BOTTOM)).isCloseTo(300, within(1e-9));
    }
}
