package dev.tandem.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.junit.jupiter.api.Test;

class ColumnAxisTest {
    private final BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();

    private static ColumnAxis axis(String... names) {
        ColumnAxis axis = new ColumnAxis(List.of(names));
        axis.setRange(-ColumnAxis.ASIDE, names.length - 1 + ColumnAxis.ASIDE);
        return axis;
    }

    private List<String> names(ColumnAxis axis, double width) {
        List<?> ticks = axis.refreshTicks(graphics, new AxisState(), new Rectangle2D.Double(20, 0, width, 80), RectangleEdge.BOTTOM);
        return ticks.stream().map(each -> ((Tick) each).getText()).toList();
    }

    @Test
    void allNamesAreThereWhereThereIsRoomForThemAndWhereThereIsNot() {
        String[] names = {"infection rate", "b", "transmissibility (1/day)", "v"};
        assertThat(names(axis(names), 900)).containsExactly(names);
        List<String> narrow = names(axis(names), 220);
        assertThat(narrow).hasSize(4).contains("b", "v");
        assertThat(narrow.get(0)).matches("inf.*…");
        assertThat(narrow.get(2)).matches("tr.*…");
    }

    @Test
    void numbersStayWithinTheChartAndClearOfTheirNeighbours() {
        for (int k = 0; k < 3; k++) {
            for (String text : new String[] {"-0.123457", "0", "123456789012345678"}) {
                Rectangle2D area = new Rectangle2D.Double(60, 20, 180, 60);
                graphics.setColor(Color.BLACK);
                graphics.fillRect(0, 0, 300, 100);
                ColumnAxis axis = axis("a", "b", "c");
                XYPlot plot = new XYPlot(null, axis, new NumberAxis(), null);
                plot.getRangeAxis().setRange(-0.08, 1.08);
                ColumnText shown = new ColumnText(text, k, -0.02, TextAnchor.TOP_CENTER, Color.WHITE);
                shown.draw(graphics, plot, area, axis, plot.getRangeAxis(), 0, null);
                double left = Math.max(60, axis.valueToJava2D(k - 0.5, area, RectangleEdge.BOTTOM));
                double right = Math.min(240, axis.valueToJava2D(k + 0.5, area, RectangleEdge.BOTTOM));
                List<Integer> drawn = IntStream.range(0, 300 * 100).filter(i -> (image.getRGB(i % 300, i / 300) & 0xffffff) != 0).boxed().toList();
                assertThat(drawn).as(text + " at " + k).isNotEmpty().allMatch(i -> i % 300 >= left - 1 && i % 300 <= right + 1)
                        .allMatch(i -> i / 300 >= 20 && i / 300 <= 80);
            }
        }
    }
}
