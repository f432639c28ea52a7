package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.charts.paint.ChartPicture;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.TandemException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryTick;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextLine;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.statistics.BoxAndWhiskerCategoryDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoreSweepPlotsTest {
    @TempDir
    private Path folder;
    private final ChartDelivery delivery = new ChartDelivery(chart -> {});

    private SweepPlot plot(String... rows) throws Exception {
        return new SweepPlot(Results.of(folder, rows), delivery);
    }

    private static String subtitles(JFreeChart chart) {
        return chart.getSubtitles().stream().filter(TextTitle.class::isInstance).map(each -> ((TextTitle) each).getText())
                .reduce("", String::concat);
    }

    @Test
    void contoursRunWhereTheValuePassesTheirLevel() throws Exception {
        String[] rows = IntStream.range(0, 121).mapToObj(i -> i / 11 + "," + i % 11 + "," + (i / 11 + 2 * (i % 11)))
                .toArray(String[]::new);
        XYPlot drawn = plot(rows).contour("a", "b", "v").levels(7.25, 12.5).draw(ChartTheme.LIGHT).getXYPlot();

        for (int level = 0; level < 2; level++) {
            XYDataset data = drawn.getDataset(level);
            assertThat(data.getItemCount(0)).isGreaterThan(10);
            for (int i = 0; i < data.getItemCount(0); i++) {
                if (!Double.isNaN(data.getXValue(0, i))) {
                    assertThat(data.getXValue(0, i) + 2 * data.getYValue(0, i)).isCloseTo(level == 0 ? 7.25 : 12.5, within(1e-9));
                }
            }
        }
        assertThat(drawn.getLegendItems().get(0).getLabel()).isEqualTo("v = 7.25");
    }

    @Test
    void contoursHaveRoundLevelsUnlessTheirNumberIsSaid() throws Exception {
        String[] rows = {"0,0,-0.37", "0,1,0.1", "1,0,0.1", "1,1,1.27"};
        XYPlot drawn = plot(rows).contour("a", "b", "v").draw(ChartTheme.LIGHT).getXYPlot();
        assertThat(IntStream.range(0, drawn.getDatasetCount()).mapToObj(k -> drawn.getLegendItems().get(k).getLabel()))
                .containsExactly("v = -0.2", "v = 0", "v = 0.2", "v = 0.4", "v = 0.6", "v = 0.8", "v = 1", "v = 1.2");
        assertThat(drawn.getDomainAxis().getRange().contains(0)).as("the whole area is shown").isTrue();
        assertThat(plot(rows).contour("a", "b", "v").levels(3).draw(ChartTheme.LIGHT).getXYPlot().getDatasetCount()).isEqualTo(3);
        assertThat(plot("0,0,1", "0,1,1", "1,0,1", "1,1,1").contour("a", "b", "v").draw(ChartTheme.DARK).getXYPlot().getDatasetCount())
                .isEqualTo(1);
    }

    @Test
    void contoursLeaveOutAndShowPlacesWithoutAValue() throws Exception {
        JFreeChart chart = plot("0,0,0", "0,1,1", "1,0,1", "1,1,NaN").contour("a", "b", "v").levels(1).draw(ChartTheme.DARK);
        assertThat(chart.getXYPlot().getDataset(0).getItemCount(0)).isZero();
        assertThat(subtitles(chart)).isEqualTo("dots: 1 place without a value");
        assertThat(chart.getXYPlot().getDataset(1).getXValue(0, 0)).isEqualTo(1);
        assertThatThrownBy(() -> plot("0,0,0", "0,1,1").contour("a", "b", "v")).isInstanceOf(TandemException.class)
                .hasMessageContaining("a=1, b=2");
    }

    @Test
    void parallelCoordinatesHaveALineForEachRowAndTellOfMissingOnes() throws Exception {
        JFreeChart chart = plot("0,10,0", "1,20,5", "2,15,10", "2,10,NaN").parallel("a", "b", "v").draw(ChartTheme.LIGHT);
        XYPlot drawn = chart.getXYPlot();
        int points = IntStream.range(0, drawn.getDatasetCount()).map(i -> drawn.getDataset(i).getItemCount(0)).sum();
        assertThat(points).isEqualTo(4 * 4);
        assertThat(drawn.getDataset(0).getYValue(0, 0)).isEqualTo(1);
        assertThat(subtitles(chart)).isEqualTo("coloured by v, grey: 1 row without a value");
        assertThatThrownBy(() -> plot("0,10,0").parallel("a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plot("0,10,0").parallel("a", "w")).hasMessageContaining("[a, b, v]");
    }

    @Test
    void parallelCoordinatesTellOfAllRowsThatAreNotWhole() throws Exception {
        SweepPlot plot = plot("0,10,0", "1,Infinity,5", "0,15,10", "2,NaN,NaN");
        assertThat(subtitles(plot.parallel("a", "b", "v").draw(ChartTheme.LIGHT)))
                .isEqualTo("coloured by v, grey: 1 row without a value, broken: 1 row with no place on another axis");
        assertThat(subtitles(plot.parallel("a", "b", "v").log("a").draw(ChartTheme.LIGHT))).contains("broken: 3 rows");
        String[] many = IntStream.range(0, 9000).mapToObj(i -> i + ",0," + (i % 3 == 1 ? "NaN" : i)).toArray(String[]::new);
        assertThat(subtitles(plot(many).parallel("a", "v").draw(ChartTheme.LIGHT))).as("also of those that are not drawn")
                .isEqualTo("coloured by v, grey: 3,000 rows without a value, drawn: 3,000 of 9,000 rows");
    }

    @Test
    void parallelCoordinatesOfManyRowsShowAllSamplesOfAParameter() throws Exception {
        String[] many = IntStream.range(0, 20_000).mapToObj(i -> i / 5 + "," + i % 5 + ",1").toArray(String[]::new);
        XYPlot drawn = plot(many).parallel("b", "a").draw(ChartTheme.LIGHT).getXYPlot();
        assertThat(IntStream.range(0, drawn.getDatasetCount()).mapToObj(drawn::getDataset)
                .flatMap(data -> IntStream.range(0, data.getItemCount(0)).filter(i -> data.getXValue(0, i) == 0)
                        .mapToObj(i -> data.getYValue(0, i))))
                .containsOnly(0.0, 0.25, 0.5, 0.75, 1.0).hasSize(4000);
    }

    @Test
    void boxesHoldTheValuesOfTheirGroup() throws Exception {
        JFreeChart chart = plot("1,0,1", "1,0,2", "1,0,3", "2,0,10", "2,0,NaN").box("a", "v").draw(ChartTheme.LIGHT);
        BoxAndWhiskerCategoryDataset data = (BoxAndWhiskerCategoryDataset) ((CategoryPlot) chart.getPlot()).getDataset();
        assertThat(data.getColumnKeys().toString()).isEqualTo("[1, 2]");
        assertThat(data.getMedianValue(0, 0)).isEqualTo(2.0);
        assertThat(data.getMedianValue(0, 1)).isEqualTo(10.0);
        assertThat(subtitles(chart)).isEqualTo("1 of 5 rows without a value");
        String[] many = IntStream.range(0, 1000).mapToObj(i -> i + ",0," + i).toArray(String[]::new);
        CategoryPlot binned = (CategoryPlot) plot(many).box("a", "v").draw(ChartTheme.LIGHT).getPlot();
        assertThat(binned.getDataset().getColumnCount()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"2, 300, false", "9, 300, true", "9, 1600, false", "10, 330, true", "12, 330, true", "24, 330, true", "1000, 330, true"})
    void namesOfBoxesAreReadWholeHoweverNarrowTheChartIs(int values, int width, boolean isSlanting) throws Exception {
        String[] rows = IntStream.range(0, values).mapToObj(i -> i / 8.0 + ",0," + i).toArray(String[]::new);
        JFreeChart chart = plot(rows).box("a", "v").draw(ChartTheme.LIGHT);
        ChartRenderingInfo info = new ChartRenderingInfo();
        Graphics2D graphics = ChartPicture.of(chart, width, 300, 1, info).createGraphics();
        CategoryPlot plot = (CategoryPlot) chart.getPlot();
        CategoryAxis axis = plot.getDomainAxis();
        assertThat(axis.getCategoryLabelPositions()).isEqualTo(isSlanting ? CategoryLabelPositions.UP_45 : CategoryLabelPositions.STANDARD);
        graphics.setFont(axis.getTickLabelFont());
        List<?> ticks = axis.refreshTicks(graphics, new AxisState(), info.getPlotInfo().getDataArea(), RectangleEdge.BOTTOM);
        assertThat(ticks).extracting(tick -> ((TextLine) ((CategoryTick) tick).getLabel().getLines().get(0)).getFirstTextFragment().getText())
                .containsExactlyElementsOf(((List<?>) plot.getCategories()).stream().map(Object::toString).toList());
        graphics.dispose();
    }

    @Test
    void rowsCanBeChosenByARange() throws Exception {
        JFreeChart chart = plot("1,0,5", "2,0,6", "3,0,7").line("a", "v").between("v", 5.5, 7).draw(ChartTheme.LIGHT);
        assertThat(chart.getXYPlot().getDataset().getItemCount(0)).isEqualTo(2);
        assertThat(subtitles(chart)).isEqualTo("v from 5.5 to 7");
        assertThatThrownBy(() -> plot("1,0,5").line("a", "v").between("v", 6, 7)).hasMessageContaining("low=6.0, high=7.0");
    }

    @Test
    void everyChartIsAPicture() throws Exception {
        String[] rows = IntStream.range(0, 100).mapToObj(i -> i / 10 + "," + i % 10 + "," + i * i).toArray(String[]::new);
        for (Chart<?> chart : new Chart<?>[] {plot(rows).contour("a", "b", "v"), plot(rows).parallel("a", "b", "v"),
            plot(rows).box("a", "v")}) {
            BufferedImage image = chart.draw(ChartTheme.LIGHT).createBufferedImage(800, 500);
            assertThat(IntStream.range(0, 400_000).map(i -> image.getRGB(i % 800, i / 800)).distinct().count()).isGreaterThan(20);
        }
    }
}
