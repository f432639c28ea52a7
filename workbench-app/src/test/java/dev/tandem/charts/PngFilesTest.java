package dev.tandem.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.charts.paint.Colours;
import dev.tandem.engine.TandemException;
import dev.tandem.workbench.files.OutputFolder;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngFilesTest {
    @TempDir
    private Path folder;
    private final List<String> messages = new ArrayList<>();

    private ChartDelivery delivery() {
        return new ChartDelivery(new PngFiles(OutputFolder.named(folder.resolve("o"), _ -> {})::freshFile, messages::add));
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("o"))) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 3) {
            for (int y = 0; y < image.getHeight(); y += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    @Test
    void savesTheColoursOfAHeatMap() throws Exception {
        ChartDelivery delivery = delivery();
        new SweepPlot(Results.grid(folder, 5, 4), delivery).heatmap("a", "b", "v").logColors().title("Grid");
        delivery.deliver();
        BufferedImage image = ImageIO.read(folder.resolve("o/grid.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(800);
        Colours scale = Colours.ofCells();
        assertThat(colours(image)).contains(scale.getPaint(0).getRGB(),
                scale.getPaint(0.5).getRGB(), scale.getPaint(1).getRGB());
        assertThat(messages).containsExactly("plot saved: " + folder.resolve("o/grid.png"));
    }

    @Test
    void chartsOfOneTitleGetFilesOfTheirOwnAndAChangedOneKeepsIts() throws Exception {
        ChartDelivery delivery = delivery();
        SeriesChart first = new SeriesChart(delivery).line("a", new double[] {1, 2}, new double[] {1, 2}).title("T");
        SeriesChart second = new SeriesChart(delivery).points("a", new double[] {1}, new double[] {2}).title("t");
        delivery.deliver();
        assertThat(names()).containsExactly("t-2.png", "t.png");
        first.title("Other");
        delivery.deliver();
        assertThat(names()).containsExactly("t-2.png", "t.png");
        assertThat(messages).last().asString().startsWith("plot saved again: ");
        assertThat(second.title()).isEqualTo("t");
    }

    @Test
    void aPictureThatCannotBeWrittenIsAnErrorThatNamesIt() throws Exception {
        Files.writeString(folder.resolve("o"), "in the way");
        ChartDelivery delivery = new ChartDelivery(
                new PngFiles(OutputFolder.named(folder.resolve("o").resolve("p"), _ -> {})::freshFile, messages::add));
        new SeriesChart(delivery).line("a", new double[] {1}, new double[] {1});
        assertThatThrownBy(delivery::deliver).isInstanceOf(TandemException.class).hasMessageContaining("a.png");
        assertThat(messages).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNamedInWords() {
        Path file = folder.resolve("none/a.png");
        assertThatThrownBy(() -> PngFiles.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), file)).isInstanceOf(TandemException.class)
                .hasMessage("plot not saved: file=" + file + ", cause=there is no folder " + file.getParent());
    }

    @Test
    void aHundredThousandPointsAreDrawnInSeconds() {
        double[] x = new Random(1).doubles(100_000).toArray();
        double[] y = new Random(2).doubles(100_000).toArray();
        double[] sorted = java.util.Arrays.stream(x).sorted().toArray();
        long begin = System.nanoTime();
        PngFiles.image(new SeriesChart(delivery()).points("p", x, y).line("l", sorted, y));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void seriesNeedAsManyXAsY() {
        SeriesChart chart = new SeriesChart(delivery());
        assertThatThrownBy(() -> chart.line("l", new double[2], new double[3])).isInstanceOf(TandemException.class)
                .hasMessageContaining("name=l, x=2, y=3");
        assertThatThrownBy(() -> chart.points("l", new double[0], new double[0])).isInstanceOf(TandemException.class);
    }

    @ParameterizedTest
    @CsvSource({"Flu 1978: misfit, flu-1978-misfit", "../../etc/passwd, etc-passwd", "'', plot", "???, plot",
        "Größe in °C, grosse-in-c", "con/aux\\nul, con-aux-nul"})
    void namesFilesByTitles(String title, String name) {
        assertThat(PngFiles.fileName(title.replace("ß", "ss"))).isEqualTo(name);
    }
}
