package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.sweep.SweepResult;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws each kind of chart, and keeps the pictures among the results of the build.
class ChartPicturesTest {
    private static final Path PICTURES = Path.of(System.getProperty("tandem.test.pictures", "target/pictures"));
    private static final int WIDTH = 800;
    private static final int HEIGHT = 520;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void eachKindIsDrawnWithItsFailedRows(ChartTheme theme) throws Exception {
        Files.createDirectories(PICTURES);
        for (Map.Entry<String, Chart<?>> each : charts().entrySet()) {
            BufferedImage image = each.getValue().draw(theme).createBufferedImage(WIDTH, HEIGHT);
            String name = "chart-" + each.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            ImageIO.write(image, "png", PICTURES.resolve(name).toFile());
            assertThat(colours(image)).as(name).isGreaterThan(20);
        }
    }

    private Map<String, Chart<?>> charts() throws Exception {
        SweepResult grid = Results.of(folder, IntStream.range(0, 400).mapToObj(i -> row(i / 20 / 4.0, i % 20 / 10.0))
                .toArray(String[]::new));
        SweepPlot plot = new SweepPlot(grid, new ChartDelivery(chart -> {}));
        Map<String, Chart<?>> charts = new TreeMap<>();
        charts.put("line", plot.line("a", "v").where("b", 0.5));
        charts.put("scatter", plot.scatter("a", "v"));
        charts.put("histogram", plot.histogram("v"));
        charts.put("heatmap", plot.heatmap("a", "b", "v").markMaximum());
        charts.put("contour", plot.contour("a", "b", "v"));
        charts.put("parallel", plot.parallel("a", "b", "v"));
        charts.put("box", plot.box("a", "v"));
        return charts;
    }

    /// One corner and one spot have failed.
    private static String row(double a, double b) {
        boolean failed = a > 4 && b > 1.5 || a == 1.5 && b == 0.5;
        return a + "," + b + "," + (failed ? "NaN" : Double.toString(Math.sin(a) * Math.exp(-b) + 0.1 * a));
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, WIDTH * HEIGHT).map(i -> image.getRGB(i % WIDTH, i / WIDTH)).distinct().count();
    }
}
