package dev.tandem.charts.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.charts.ArrayImage;
import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.ChartSink;
import dev.tandem.charts.Kinds;
import dev.tandem.charts.PngFiles;
import dev.tandem.charts.paint.ChartPicture;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.support.OpenWindow;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.testfx.api.FxToolkit;

class ChartViewTest {
    @TempDir
    private Path folder;

    private static ChartView shown(Chart<?> chart) throws Exception {
        return shown(chart, 1);
    }

    private static ChartView shown(Chart<?> chart, double times) throws Exception {
        FxToolkit.registerPrimaryStage();
        ChartView view = OpenWindow.onWindow(() -> {
            ChartView made = new ChartView();
            made.fixScale(PngFiles.SCALE, times);
            new Scene(new Pane(made));
            made.setManaged(false);
            made.resize(PngFiles.WIDTH / PngFiles.SCALE, PngFiles.HEIGHT / PngFiles.SCALE);
            made.show(chart.draw(ChartTheme.LIGHT));
            return made;
        });
        OpenWindow.awaitWindow("picture", view::isSettled);
        return view;
    }

    /// What is on the screen, in pixels of a screen with this scale.
    private static BufferedImage screen(ChartView view) {
        return OpenWindow.onWindow(() -> {
            SnapshotParameters dense = new SnapshotParameters();
            dense.setTransform(new Scale(PngFiles.SCALE, PngFiles.SCALE));
            WritableImage taken = view.snapshot(dense, new WritableImage(PngFiles.WIDTH, PngFiles.HEIGHT));
            int[] pixels = new int[PngFiles.WIDTH * PngFiles.HEIGHT];
            taken.getPixelReader().getPixels(0, 0, PngFiles.WIDTH, PngFiles.HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0,
                    PngFiles.WIDTH);
            BufferedImage image = new BufferedImage(PngFiles.WIDTH, PngFiles.HEIGHT, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, PngFiles.WIDTH, PngFiles.HEIGHT, pixels, 0, PngFiles.WIDTH);
            return image;
        });
    }

    private static long differing(BufferedImage a, BufferedImage b) {
        long count = 0;
        for (int y = 0; y < PngFiles.HEIGHT; y++) {
            for (int x = 0; x < PngFiles.WIDTH; x++) {
                count += (a.getRGB(x, y) & 0xffffff) == (b.getRGB(x, y) & 0xffffff) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void aChartOnScreenIsTheImageOfItsFileForEveryKind() throws Exception {
        Path pictures = folder.resolve("pictures");
        ChartSink files = new PngFiles(OutputFolder.named(pictures, _ -> {})::freshFile, _ -> {});
        Map<String, Chart<?>> kinds = Kinds.of(folder);
        assertThat(kinds).hasSize(9);
        for (Map.Entry<String, Chart<?>> each : kinds.entrySet()) {
            Chart<?> chart = each.getValue().title(each.getKey());
            files.show(chart);
            BufferedImage file = ImageIO.read(pictures.resolve(each.getKey().replace(' ', '-') + ".png").toFile());
            BufferedImage screen = screen(shown(chart));
            assertThat(differing(file, screen)).as(each.getKey()).isZero();
            assertThat(differing(file, new BufferedImage(PngFiles.WIDTH, PngFiles.HEIGHT, BufferedImage.TYPE_INT_RGB)))
                    .as("it shows something").isPositive();
        }
        assertThat(Files.list(pictures).count()).isEqualTo(9);
    }

    @Test
    void withLargerTextsItIsTheImageOfAFileWithLargerPointsAndTheMouseIsWhereItIs() throws Exception {
        Chart<?> chart = Kinds.of(folder).get("line");
        BufferedImage file = ChartPicture.of(chart.draw(ChartTheme.LIGHT), PngFiles.WIDTH, PngFiles.HEIGHT, 2 * PngFiles.SCALE, null);
        ChartView view = shown(chart, 2);
        assertThat(differing(file, screen(view))).isZero();
        assertThat(differing(file, screen(shown(chart)))).isPositive();
        XYPlot plot = (XYPlot) view.chart().getPlot();
        Range before = plot.getDomainAxis().getRange();
        CompletableFuture<Rectangle2D> area = new CompletableFuture<>();
        OpenWindow.onWindow(() -> {
            view.ask(painter -> area.complete(painter.area()));
            return null;
        });
        // Where the values begin at the left, which stays there when more is shown.
        double left = 2 * area.join().getMinX();
        OpenWindow.onWindow(() -> {
            view.getOnScroll().handle(new ScrollEvent(ScrollEvent.SCROLL, left, 100, 0, 0, false, false, false, false, false, false, 0, 100, 0, 0,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            return null;
        });
        OpenWindow.awaitWindow("drawn", view::isSettled);
        assertThat(plot.getDomainAxis().getRange().getLowerBound()).isCloseTo(before.getLowerBound(), within(1e-9));
        assertThat(plot.getDomainAxis().getRange().getLength()).isLessThan(before.getLength());
    }

    @Test
    void whatIsNotInSightIsDrawnWhenItComesIntoSight() throws Exception {
        ChartView view = shown(Kinds.of(folder).get("line"));
        BufferedImage before = screen(view);
        OpenWindow.onWindow(() -> {
            view.activeProperty().set(false);
            view.onChart(chart -> ((XYPlot) chart.chart().getPlot()).getDomainAxis().setRange(0, 0.5));
            return null;
        });
        OpenWindow.awaitWindow("nothing to do", view::isSettled);
        assertThat(differing(before, screen(view))).isZero();
        OpenWindow.onWindow(() -> {
            view.activeProperty().set(true);
            return null;
        });
        OpenWindow.awaitWindow("picture", view::isSettled);
        assertThat(differing(before, screen(view))).isPositive();
    }

    @Test
    void whatBecameOfAPictureStandsBelowTheTitleAndGoes() throws Exception {
        ChartView view = shown(Kinds.of(folder).get("line"));
        Label outcome = OpenWindow.onWindow(() -> {
            ChartMouse mouse = new ChartMouse(view);
            mouse.tellOutcome("saved: /a/line.png", true);
            return (Label) view.getChildrenUnmodifiable().getLast();
        });
        assertThat(OpenWindow.<Boolean>onWindow(outcome::isVisible)).isTrue();
        assertThat(OpenWindow.<Bounds>onWindow(outcome::getBoundsInParent).getMinY()).isGreaterThan(view.getHeight() / 2);
        OpenWindow.awaitWindow("gone", () -> !outcome.isVisible());
    }

    @Test
    void aLongHintIsWrappedAndStaysWithinItsChart() throws Exception {
        ChartView view = shown(new ArrayImage(new ChartDelivery(_ -> {}), Nd4j.createFromArray(1.0, 2.0, 3.0, 4.0).reshape(2, 2))
                .valueLabel("a name that is long ".repeat(20)));
        Label hint = OpenWindow.onWindow(() -> (Label) view.lookup(".chart-hint"));
        OpenWindow.onWindow(() -> {
            view.getOnMouseMoved().handle(new MouseEvent(MouseEvent.MOUSE_MOVED, view.getWidth() / 2, view.getHeight() / 2, 0, 0,
                    MouseButton.NONE, 0, false, false, false, false, false, false, false, false, false, true, null));
            return null;
        });
        OpenWindow.awaitWindow("hint", hint::isVisible);
        assertThat(hint.getText()).hasSizeGreaterThan(400);
        assertThat(OpenWindow.<Bounds>onWindow(hint::getBoundsInParent)).matches(bounds -> view.getLayoutBounds().contains(bounds),
                "within the chart");
    }
}
