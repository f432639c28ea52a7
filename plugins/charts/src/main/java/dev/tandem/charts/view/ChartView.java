package dev.tandem.charts.view;

import dev.tandem.charts.paint.ChartPainter;
import dev.tandem.toolkit.TextScale;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.jfree.chart.JFreeChart;

/// Shows a chart as the very picture that its file would be: drawn off the window's thread, at the scale of the screen, as much larger
/// as the texts around it are, and anew whenever size, theme or the part in sight change. Mouse and menu are those of [ChartMouse].
public final class ChartView extends Region {
    /// Charts belong to this thread: what they show, and what is where.
    private static final Executor PAINTING = painting();
    private static final double SMALLEST = 8;
    private static final int OPAQUE = 0xff000000;

    private final ImageView image = new ImageView();
    private final BooleanProperty active = new SimpleBooleanProperty(true);
    private ChartPainter painter;
    private Click click;
    private double fixedScale;
    /// How large a point of the chart is beside one of the window.
    private double magnification = 1;
    private boolean isPainting;
    private boolean isStale;

    /// Hears of a click on a chart.
    @FunctionalInterface
    public interface Click {
        /// @param x in points of the chart from its left end
        void at(ChartPainter chart, double x, double y);
    }

    public ChartView() {
        getStyleClass().add("chart-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        image.setSmooth(false);
        image.setManaged(false);
        getChildren().addAll(image, TextScale.measure(this::magnify));
        setMinSize(0, 0);
        new ChartMouse(this);
        active.subscribe(_ -> changed());
        widthProperty().subscribe(_ -> changed());
        heightProperty().subscribe(_ -> changed());
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::renderScaleXProperty)
                .subscribe(_ -> changed());
    }

    /// Whether it is in sight: if not, it is not drawn.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// Shows a chart that nobody changes from here on.
    public void show(JFreeChart chart) {
        painter = new ChartPainter(chart);
        setAccessibleText("Chart" + (chart.getTitle() == null ? "" : ": " + chart.getTitle().getText()));
        changed();
    }

    /// Shows the same chart with other looks.
    public void showSamePart(JFreeChart chart) {
        ChartPainter before = painter;
        show(chart);
        ChartPainter now = painter;
        if (before != null) {
            onChart(_ -> now.showAs(before));
        }
    }

    /// What it shows, or null.
    public JFreeChart chart() {
        return painter == null ? null : painter.chart();
    }

    /// Has it drawn with a number of pixels for each point, whatever the screen has.
    void fixScale(double scale) {
        fixScale(scale, 1);
    }

    /// The same, and with points of its own that are so many times larger, whatever the texts around it are.
    void fixScale(double scale, double times) {
        fixedScale = scale;
        magnification = times;
        changed();
    }

    private void magnify(double times) {
        if (fixedScale == 0) {
            magnification = times;
            changed();
        }
    }

    /// How many points of the window one point of the chart is long.
    double magnification() {
        return magnification;
    }

    /// Has a listener told where the user has clicked, on the thread that the chart belongs to.
    public void onClick(Click listener) {
        click = listener;
    }

    void clicked(double x, double y) {
        Click told = click;
        if (told != null) {
            ask(asked -> told.at(asked, x, y));
        }
    }

    /// Whether what it shows is up to date.
    public boolean isSettled() {
        return !isPainting && !isStale;
    }

    /// Whether all charts of a scene that are in sight are up to date.
    public static boolean areSettled(Scene scene) {
        return scene.getRoot().lookupAll(".chart-view").stream().allMatch(each -> ((ChartView) each).isSettled());
    }

    /// Does something with the chart on the thread that it belongs to, and has it drawn anew.
    void onChart(Consumer<ChartPainter> change) {
        ask(change);
        changed();
    }

    /// Does something with the chart that does not change it.
    void ask(Consumer<ChartPainter> question) {
        ChartPainter asked = painter;
        if (asked != null) {
            PAINTING.execute(() -> question.accept(asked));
        }
    }

    double scale() {
        return fixedScale > 0 ? fixedScale
                : getScene() == null || getScene().getWindow() == null ? 1 : Math.max(1, getScene().getWindow().getRenderScaleX());
    }

    private void changed() {
        isStale = painter != null && active.get() && getWidth() >= SMALLEST && getHeight() >= SMALLEST;
        if (isStale && !isPainting) {
            paint();
        }
    }

    /// One picture is drawn at a time; what changes meanwhile is seen in the next one.
    private void paint() {
        isPainting = true;
        isStale = false;
        ChartPainter painted = painter;
        double scale = scale();
        double ofChart = scale * magnification;
        int width = (int) Math.round(getWidth() * scale);
        int height = (int) Math.round(getHeight() * scale);
        PAINTING.execute(() -> {
            WritableImage[] picture = new WritableImage[1];
            try {
                picture[0] = forWindow(painted.paint(width, height, ofChart));
            } finally {
                Platform.runLater(() -> painted(picture[0], scale));
            }
        });
    }

    private static WritableImage forWindow(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= OPAQUE;
        }
        return new WritableImage(new PixelBuffer<>(picture.getWidth(), picture.getHeight(), IntBuffer.wrap(pixels),
                PixelFormat.getIntArgbPreInstance()));
    }

    private void painted(WritableImage picture, double scale) {
        isPainting = false;
        if (picture != null) {
            image.setImage(picture);
            // Undone by the screen's own scale exactly, so that pixels stay pixels.
            image.getTransforms().setAll(new Scale(1 / scale, 1 / scale));
        }
        if (isStale) {
            changed();
        }
    }

    /// For what is shown over the picture.
    void addAbove(Node... nodes) {
        getChildren().addAll(nodes);
    }

    private static Executor painting() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("tandem-charts").factory());
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
