package dev.tandem.charts.paint;

import dev.tandem.charts.scale.Extent;
import dev.tandem.charts.scale.NumberText;
import dev.tandem.charts.scale.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.CategoryItemEntity;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.data.Range;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.statistics.BoxAndWhiskerCategoryDataset;

/// Boxes with whiskers, and every outlier as a dot where it is. The renderer of the library draws the mean of outliers that
/// lie close to each other, and does not draw distant ones.
public final class BoxRenderer extends AbstractCategoryItemRenderer {
    private static final long serialVersionUID = 1L;
    private static final double SHARE = 0.6;
    private static final double WIDEST = 48;
    private static final double DOT = 2;

    private final transient ChartTheme theme;

    public BoxRenderer(ChartTheme theme) {
        this.theme = theme;
    }

    @Override
    public Range findRangeBounds(CategoryDataset dataset) {
        BoxAndWhiskerCategoryDataset data = (BoxAndWhiskerCategoryDataset) dataset;
        double[] all = IntStream.range(0, data.getColumnCount()).mapToObj(k -> Stream.concat(
                Stream.of(data.getMinRegularValue(0, k), data.getMaxRegularValue(0, k)), outliers(data, k).stream()))
                .flatMap(each -> each).mapToDouble(Number::doubleValue).toArray();
        return Extent.of(all, Scale.LINEAR).map(each -> new Range(each.low(), each.high())).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static List<Number> outliers(BoxAndWhiskerCategoryDataset data, int column) {
        List<?> outliers = data.getOutliers(0, column);
        return outliers == null ? List.of() : (List<Number>) outliers;
    }

    @Override
    public void drawItem(Graphics2D g2, CategoryItemRendererState state, Rectangle2D area, CategoryPlot plot,
            CategoryAxis domain, ValueAxis range, CategoryDataset dataset, int row, int column, int pass) {
        BoxAndWhiskerCategoryDataset data = (BoxAndWhiskerCategoryDataset) dataset;
        double from = domain.getCategoryStart(column, data.getColumnCount(), area, plot.getDomainAxisEdge());
        double to = domain.getCategoryEnd(column, data.getColumnCount(), area, plot.getDomainAxisEdge());
        double half = Math.min(WIDEST, SHARE * (to - from)) / 2;
        double middle = (from + to) / 2;
        double[] y = Stream.of(data.getMinRegularValue(row, column), data.getQ1Value(row, column),
                data.getMedianValue(row, column), data.getQ3Value(row, column), data.getMaxRegularValue(row, column))
                .mapToDouble(each -> range.valueToJava2D(each.doubleValue(), area, plot.getRangeAxisEdge())).toArray();
        Rectangle2D box = new Rectangle2D.Double(middle - half, y[3], 2 * half, y[1] - y[3]);
        Color colour = theme.series(0);
        g2.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
        g2.fill(box);
        g2.setPaint(colour);
        g2.setStroke(new BasicStroke(1.4f));
        g2.draw(box);
        for (int end : new int[] {0, 4}) {
            g2.draw(new Line2D.Double(middle, y[end], middle, y[end == 0 ? 1 : 3]));
            g2.draw(new Line2D.Double(middle - half / 2, y[end], middle + half / 2, y[end]));
        }
        g2.setPaint(theme.text());
        g2.setStroke(new BasicStroke(2));
        g2.draw(new Line2D.Double(middle - half, y[2], middle + half, y[2]));
        g2.setPaint(colour);
        for (Number outlier : outliers(data, column)) {
            double at = range.valueToJava2D(outlier.doubleValue(), area, plot.getRangeAxisEdge());
            g2.fill(new Ellipse2D.Double(middle - DOT, at - DOT, 2 * DOT, 2 * DOT));
        }
        EntityCollection entities = state.getEntityCollection();
        if (entities != null) {
            Rectangle2D place = new Rectangle2D.Double(middle - half, y[4], 2 * half, Math.max(1, y[0] - y[4]));
            entities.add(new CategoryItemEntity(place, hint(data, column), null, data, data.getRowKey(row), data.getColumnKey(column)));
        }
    }

    private static String hint(BoxAndWhiskerCategoryDataset data, int k) {
        double low = data.getMinRegularValue(0, k).doubleValue();
        double high = data.getMaxRegularValue(0, k).doubleValue();
        return data.getColumnKey(k) + ": median " + NumberText.within(data.getMedianValue(0, k).doubleValue(), low, high)
                + ", quartiles " + NumberText.within(data.getQ1Value(0, k).doubleValue(), low, high) + " and "
                + NumberText.within(data.getQ3Value(0, k).doubleValue(), low, high) + ", "
                + NumberText.count(outliers(data, k).size(), "outlier");
    }
}
