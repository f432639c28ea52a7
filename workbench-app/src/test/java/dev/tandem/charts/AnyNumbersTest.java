package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.paint.ChartPicture;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.MessagePlot;
import dev.tandem.charts.scale.Scale;
import dev.tandem.charts.scale.ScaleAxis;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.ValueAxisPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of chart shows any finite numbers.
class AnyNumbersTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 1000, 1000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0,1", "0,0.001", "3.5e-12,4.5e-12", "0,4e-320", "-1.7e308,1.7e308", "1e20,1.00000000000001e20", "1e9,1000000001",
        "-5e-300,-4e-300"})
    void axesAreAsShortAsTheDataAndTheirLabelsDiffer(double low, double high) throws Exception {
        for (Map.Entry<String, Chart<?>> each : Kinds.of(folder, part -> Scale.LINEAR.at(part, low, high),
                part -> Scale.LINEAR.at(part, low, high), part -> Scale.LINEAR.at(part, low, high)).entrySet()) {
            JFreeChart chart = each.getValue().draw(ChartTheme.LIGHT);
            assertThat(chart.getPlot()).as(each.getKey()).isNotInstanceOf(MessagePlot.class);
            ChartPicture.of(chart, 400, 300, 1, null);
            for (ScaleAxis axis : axes(chart)) {
                assertThat(labels(axis)).as(each.getKey()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
                Range data = axis.getPlot() == null ? null : ((ValueAxisPlot) axis.getPlot()).getDataRange(axis);
                // The axis of counts begins at zero.
                if (data != null && !"rows".equals(axis.getLabel())) {
                    double filled = axis.valueToJava2D(data.getUpperBound(), AREA, RectangleEdge.BOTTOM)
                            - axis.valueToJava2D(data.getLowerBound(), AREA, RectangleEdge.BOTTOM);
                    assertThat(Math.abs(filled)).as(each.getKey()).isGreaterThan(800);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "2.5", "1e20", "-3e-12", "4.9e-324", "1.7e308"})
    void aConstantIsInTheMiddleOfItsAxis(double value) throws Exception {
        for (Map.Entry<String, Chart<?>> each : Kinds.of(folder, part -> part, part -> part, _ -> value).entrySet()) {
            JFreeChart chart = each.getValue().draw(ChartTheme.DARK);
            assertThat(chart.getPlot()).as(each.getKey()).isNotInstanceOf(MessagePlot.class);
            ChartPicture.of(chart, 400, 300, 1, null);
            axes(chart).forEach(axis -> assertThat(labels(axis)).as(each.getKey()).isNotEmpty().doesNotHaveDuplicates());
        }
    }

    @Test
    void aHistogramOfSmallNumbersHasItsBars() throws Exception {
        XYPlot plot = Kinds.of(folder, part -> part, part -> part, part -> 3.5e-12 + part * 1e-12).get("histogram")
                .draw(ChartTheme.LIGHT).getXYPlot();
        double sum = 0;
        for (int bin = 0; bin < plot.getDataset().getItemCount(0); bin++) {
            sum += plot.getDataset().getYValue(0, bin);
        }
        assertThat(plot.getDataset().getItemCount(0)).isGreaterThan(4);
        assertThat(sum).isEqualTo(144 - 10);
    }

    private static List<ScaleAxis> axes(JFreeChart chart) {
        List<ScaleAxis> axes = new ArrayList<>();
        if (chart.getPlot() instanceof XYPlot plot && plot.getDomainAxis() instanceof ScaleAxis x
                && plot.getRangeAxis() instanceof ScaleAxis y) {
            axes.add(x);
            axes.add(y);
        } else if (chart.getPlot() instanceof CategoryPlot plot) {
            axes.add((ScaleAxis) plot.getRangeAxis());
        }
        chart.getSubtitles().stream().filter(PaintScaleLegend.class::isInstance)
                .forEach(bar -> axes.add((ScaleAxis) ((PaintScaleLegend) bar).getAxis()));
        return axes;
    }

    private static List<String> labels(ScaleAxis axis) {
        Graphics2D g = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics();
        List<NumberTick> ticks = axis.refreshTicks(g, new AxisState(), new Rectangle2D.Double(0, 0, 400, 300), RectangleEdge.LEFT);
        g.dispose();
        return ticks.stream().filter(tick -> tick.getTickType() == TickType.MAJOR).map(NumberTick::getText).toList();
    }
}
