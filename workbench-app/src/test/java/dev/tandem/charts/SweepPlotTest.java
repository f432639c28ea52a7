package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.charts.paint.Cells;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.scale.Extent;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.sample.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPlotTest {
    @TempDir
    private Path folder;
    private final List<Chart<?>> shown = new ArrayList<>();
    private final ChartDelivery delivery = new ChartDelivery(shown::add);

    private SweepPlot plot(String... rows) throws Exception {
        return new SweepPlot(Results.of(folder, rows), delivery);
    }

    private static XYPlot drawn(Chart<?> chart) {
        return chart.draw(ChartTheme.LIGHT).getXYPlot();
    }

    private static List<String> points(Chart<?> chart) {
        XYDataset data = drawn(chart).getDataset();
        List<String> points = new ArrayList<>();
        for (int i = 0; i < data.getItemCount(0); i++) {
            points.add(data.getXValue(0, i) + " " + data.getYValue(0, i));
        }
        return points;
    }

    static String subtitles(Chart<?> chart) {
        JFreeChart drawn = chart.draw(ChartTheme.LIGHT);
        return drawn.getSubtitles().stream().filter(TextTitle.class::isInstance)
                .map(each -> ((TextTitle) each).getText()).reduce("", String::concat);
    }

    @Test
    void whoAsksForNoKindGetsTheFirstOutputOverTheParameters() throws Exception {
        plot("3,0,1", "1,0,5", "2,1,7");
        delivery.deliver();
        assertThat(shown).singleElement().isInstanceOf(HeatMap.class);
        shown.clear();
        plot("3,0,1", "1,0,5").line("a", "v");
        delivery.deliver();
        assertThat(shown).singleElement().isInstanceOf(SweepXYChart.class);
        shown.clear();
        SweepPlot plot = plot("3,0,1", "1,0,5");
        assertThatThrownBy(() -> plot.heatmap("a", "b", "nothing")).isInstanceOf(IllegalArgumentException.class);
        delivery.deliver();
        assertThat(shown).isEmpty();
        plot();
        delivery.deliver();
        assertThat(shown).isEmpty();
    }

    @Test
    void aLineFollowsXWhateverTheOrderOfRows() throws Exception {
        assertThat(points(plot("3,0,1", "1,0,5", "2,0,7").line("a", "v"))).containsExactly("1.0 5.0", "2.0 7.0", "3.0 1.0");
    }

    @Test
    void aSliceKeepsRowsThatAreEqualUpToRoundingAndSaysSo() throws Exception {
        SweepXYChart line = plot("1," + (0.1 + 0.2) + ",5", "2,0.3,6", "3,0.3000001,7").line("a", "v").where("b", 0.3);
        assertThat(points(line)).containsExactly("1.0 5.0", "2.0 6.0");
        assertThat(subtitles(line)).isEqualTo("b = 0.3");
    }

    @Test
    void rowsWithTheSameXAreShownByTheirMeanAndTheChartSaysSo() throws Exception {
        SweepXYChart line = plot("1,0,5", "1,1,7", "1,2,NaN", "2,0,NaN", "3,0,1").line("a", "v");
        assertThat(points(line)).containsExactly("1.0 6.0", "2.0 NaN", "3.0 1.0");
        assertThat(subtitles(line)).isEqualTo("mean of up to 3 rows at each a, crosses: 2 of 5 rows without a value");
    }

    @Test
    void axesTellTheUnitsOfTheirColumns() {
        try (WorkerPool pool = WorkerPool.sequential()) {
            SweepResult result = Sweep.named("u").parameter("t", Samples.of(1, 2)).units("t", "s").output("y", p -> p.get("t"))
                    .notStored().run(pool);
            XYPlot plot = drawn(new SweepPlot(result, delivery).line("t", "y"));
            assertThat(plot.getDomainAxis().getLabel()).isEqualTo("t (s)");
            assertThat(plot.getRangeAxis().getLabel()).isEqualTo("y");
        }
    }

    @Test
    void scatterKeepsEveryRow() throws Exception {
        assertThat(points(plot("2,0,5", "1,1,7", "1,2,7").scatter("a", "v"))).containsExactly("2.0 5.0", "1.0 7.0", "1.0 7.0");
    }

    @Test
    void rowsThatHaveNoPlaceAreCounted() throws Exception {
        SweepPlot plot = plot("1,0,5", "2,0,NaN", "3,0,7", "4,0,-Infinity", "0,0,8");
        assertThat(subtitles(plot.scatter("v", "a"))).isEqualTo("left out: 2 rows without a finite value of v");
        assertThat(subtitles(plot.line("a", "v").logX())).endsWith("left out: 1 row with a not positive");
    }

    @Test
    void histogramCountsEveryValueOnceAndTellsOfMissingOnes() throws Exception {
        Histogram histogram = plot("1,0,0", "2,0,1", "3,0,1", "4,0,10", "5,0,NaN", "6,0,Infinity").histogram("v").bins(5);
        assertThat(points(histogram).stream().map(each -> each.split(" ")[1])).containsExactly("3.0", "0.0", "0.0", "0.0", "1.0");
        assertThat(subtitles(histogram)).isEqualTo("2 of 6 rows without a finite value");
        assertThat(points(plot("1,0,3", "2,0,3").histogram("v"))).isNotEmpty();
    }

    @Test
    void infiniteValuesAreValuesThatHaveNoPlace() throws Exception {
        SweepPlot plot = plot("1,0,5", "2,0,-Infinity", "3,0,NaN");
        assertThat(subtitles(plot.line("a", "v"))).isEqualTo("crosses: 2 of 3 rows without a finite value");
        assertThat(subtitles(plot.scatter("a", "v").logY())).isEqualTo("crosses: 2 of 3 rows without a positive finite value");
        assertThat(subtitles(plot.box("a", "v"))).isEqualTo("2 of 3 rows without a finite value");
        assertThat(drawn(plot.heatmap("a", "b", "v")).getLegendItems().get(0).getLabel()).isEqualTo("no finite value (2 cells)");
        assertThat(subtitles(plot.parallel("a", "v"))).isEqualTo("coloured by v, grey: 2 rows without a finite value");
    }

    @Test
    void namesTheColumnsWhenThereIsNoneOfThatName() throws Exception {
        SweepPlot plot = plot("1,2,3");
        for (Runnable each : List.<Runnable>of(() -> plot.heatmap("a", "b", "w"), () -> plot.line("w", "v"),
                () -> plot.scatter("a", "w"), () -> plot.histogram("w"), () -> plot.line("a", "v").where("w", 1))) {
            assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[a, b, v]");
        }
    }

    @Test
    void refusesWhatHoldsNothingToShow() throws Exception {
        assertThatThrownBy(() -> plot().line("a", "v")).isInstanceOf(TandemException.class).hasMessageContaining("rows=0");
        assertThatThrownBy(() -> plot("1,2,NaN").heatmap("a", "b", "v")).hasMessageContaining("no row has a value: column=v");
        assertThatThrownBy(() -> plot("1,2,Infinity").line("a", "v")).hasMessageContaining("no row has a finite value: column=v");
        assertThatThrownBy(() -> plot("1,2,3", "2,4,3").line("a", "v").where("b", 3.1))
                .hasMessage("no row has this value: column=b, value=3.1, nearest=4.0, sweep=rows");
        assertThatThrownBy(() -> plot("1,2,-3").heatmap("a", "b", "v").logColors()).hasMessageContaining("greatest=-3.0");
    }

    @Test
    void deliversAChartOnceItsStatementIsOverAndAgainWhenItChanges() throws Exception {
        SweepXYChart line = plot("1,2,3").line("a", "v").title("first");
        assertThat(shown).isEmpty();
        delivery.deliver();
        delivery.deliver();
        assertThat(shown).containsExactly(line);
        line.title("second");
        delivery.deliver();
        assertThat(shown).containsExactly(line, line);
        assertThat(line.draw(ChartTheme.DARK).getTitle().getText()).isEqualTo("second");
    }

    @Test
    void doesNotDeliverAChartWhoseSliceFailed() throws Exception {
        SweepXYChart line = plot("1,2,3").line("a", "v");
        assertThatThrownBy(() -> line.where("a", 7)).isInstanceOf(TandemException.class);
        delivery.deliver();
        assertThat(shown).isEmpty();
    }

    @Test
    void labelsAreColumnsUnlessGiven() throws Exception {
        XYPlot plot = drawn(plot("1,2,3").line("a", "v").yLabel("value"));
        assertThat(plot.getDomainAxis().getLabel()).isEqualTo("a");
        assertThat(plot.getRangeAxis().getLabel()).isEqualTo("value");
    }

    @Test
    void aHeatMapHasACellForEachPair() throws Exception {
        SweepResult result = Results.grid(folder, 4, 3);
        HeatMap map = new SweepPlot(result, delivery).heatmap("a", "b", "v").logColors().markMinimum();
        Cells cells = (Cells) drawn(map).getDataset();
        assertThat(cells.getItemCount(0)).isEqualTo(12);
        for (int i = 0; i < 11; i++) {
            assertThat(Math.log10(cells.getZValue(0, i))).isCloseTo(cells.getXValue(0, i) + cells.getYValue(0, i), within(1e-12));
        }
        assertThat(cells.isMissing(11)).isTrue();
        assertThat(cells.barAxis("v").ends()).isEqualTo(new Extent(1, 1e4));
        assertThat(drawn(map).getLegendItems().get(0).getLabel()).isEqualTo("no value (1 cell)");
        assertThat(drawn(map).getLegendItems().get(1).getLabel()).isEqualTo("minimum v = 1 at (0, 0)");
    }

    @Test
    void logColoursShowValuesThatAreNotPositiveLikeMissingOnes() throws Exception {
        HeatMap map = plot("0,0,-1", "0,1,10", "1,0,100", "1,1,0").heatmap("a", "b", "v").logColors();
        assertThat(((Cells) drawn(map).getDataset()).missing()).isEqualTo(2);
    }
}
