package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.charts.paint.Cells;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.paint.Colours;
import dev.tandem.engine.TandemException;
import dev.tandem.workbench.files.OutputFolder;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayImageTest {
    @TempDir
    private Path folder;

    private ChartDelivery delivery() {
        return new ChartDelivery(new PngFiles(OutputFolder.named(folder.resolve("o"), _ -> {})::freshFile, _ -> {}));
    }

    @Test
    void theFirstRowIsAtTheTopAndASecondImageOnTheRight() throws Exception {
        ChartDelivery delivery = delivery();
        INDArray array = Nd4j.createFromArray(new double[][] {{0, 0}, {1, 1}});
        new ArrayImage(delivery, array).beside(array.mul(0)).title("Two");
        delivery.deliver();
        BufferedImage image = ImageIO.read(folder.resolve("o/two.png").toFile());
        Colours scale = Colours.ofCells();
        int low = scale.getPaint(0).getRGB();
        int high = scale.getPaint(1).getRGB();
        int left = image.getWidth() / 5;
        assertThat(image.getRGB(left, image.getHeight() * 2 / 5)).isEqualTo(low);
        assertThat(image.getRGB(left, image.getHeight() * 3 / 5)).isEqualTo(high);
        assertThat(image.getRGB(image.getWidth() * 7 / 10, image.getHeight() * 3 / 5)).isEqualTo(low);
    }

    @ParameterizedTest
    @CsvSource({"30,20", "20,30", "5,5", "3,20"})
    void cellsAreSquare(int rows, int columns) {
        XYPlot plot = (XYPlot) new ArrayImage(delivery(), Nd4j.ones(rows, columns)).draw(ChartTheme.LIGHT).getPlot();
        Rectangle2D data = data(plot);
        assertThat(data.getWidth() / columns).isEqualTo(data.getHeight() / rows, within(0.5));
        assertThat(Math.max(data.getWidth() / 800, data.getHeight() / 600)).as("it uses the place").isGreaterThan(0.7);
    }

    @ParameterizedTest
    @CsvSource({"NaN, false, no value (1 cell), no value", "Infinity, false, no finite value (1 cell), no finite value",
        "-3, true, no positive value (1 cell), value = -3"})
    void whatIsSaidOfHatchedCellsIsSo(double hole, boolean isLog, String legend, String hint) {
        ArrayImage image = new ArrayImage(delivery(), Nd4j.createFromArray(new double[][] {{1, 2}, {4, hole}}));
        XYPlot plot = (XYPlot) (isLog ? image.logColors() : image).draw(ChartTheme.LIGHT).getPlot();
        assertThat(plot.getLegendItems().get(0).getLabel()).isEqualTo(legend);
        assertThat(((Cells) plot.getDataset()).hint(1, 1, x -> x, y -> y)).isEqualTo("(1, 1): " + hint);
    }

    @Test
    void aVeryLongArrayFillsThePlace() {
        Rectangle2D data = data((XYPlot) new ArrayImage(delivery(), Nd4j.ones(2, 500)).draw(ChartTheme.LIGHT).getPlot());
        assertThat(data.getHeight()).isGreaterThan(300);
    }

    @Test
    void aSeriesOfTrueShapeHasStepsOfOneLengthAlongBothAxes() {
        double[] x = {0, 1, 3};
        double[] y = {0, 1, 2};
        XYPlot plot = (XYPlot) new SeriesChart(delivery()).points("p", x, y).trueShape().draw(ChartTheme.DARK).getPlot();
        Rectangle2D data = data(plot);
        assertThat(data.getWidth() / plot.getDomainAxis().getRange().getLength())
                .isEqualTo(data.getHeight() / plot.getRangeAxis().getRange().getLength(), within(0.5));
    }

    /// Where the values of a plot are drawn.
    private static Rectangle2D data(XYPlot plot) {
        PlotRenderingInfo info = new PlotRenderingInfo(null);
        Graphics2D g = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB).createGraphics();
        plot.draw(g, new Rectangle2D.Double(0, 0, 800, 600), null, null, info);
        g.dispose();
        return info.getDataArea();
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertThatThrownBy(() -> new ArrayImage(delivery(), Nd4j.ones(3))).isInstanceOf(TandemException.class)
                .hasMessageContaining("two axes");
        assertThatThrownBy(() -> new ArrayImage(delivery(), Nd4j.ones(3, 3)).beside(Nd4j.ones(2, 3)))
                .hasMessageContaining("as many rows");
    }
}
