package dev.tandem.charts.view;

import dev.tandem.charts.PngFiles;
import dev.tandem.charts.paint.ChartPainter;
import dev.tandem.engine.TandemException;
import dev.tandem.toolkit.SavePlace;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;
import javafx.stage.FileChooser;
import javafx.util.Duration;

/// What mouse and menu do with a chart: a drag shows the part inside the frame, with the middle button or Ctrl it moves what
/// is in sight, the wheel shows more or less, a double click all; where the mouse rests, it is told what is there.
final class ChartMouse {
    private static final double LEAST_FRAME = 6;
    private static final double WHEEL = 1.004;
    private static final double BESIDE = 14;
    private static final double DENSE = 2;
    /// How long it stands there that a picture is saved, and that it is not.
    private static final Duration SAVED = Duration.seconds(4);
    private static final Duration NOT_SAVED = Duration.seconds(30);

    private final ChartView view;
    private final Rectangle frame = new Rectangle();
    private final Label hint = new Label();
    /// What has become of a picture that was to be saved.
    private final Label outcome = new Label();
    private final PauseTransition told = new PauseTransition();
    private final PauseTransition rest = new PauseTransition(Duration.millis(120));
    private double beginX;
    private double beginY;
    private boolean isPan;

    ChartMouse(ChartView view) {
        this.view = view;
        frame.getStyleClass().add("chart-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        prepare(hint);
        prepare(outcome);
        outcome.setId("chart-outcome");
        told.setOnFinished(_ -> outcome.setVisible(false));
        view.addAbove(frame, hint, outcome);
        view.setOnMousePressed(this::press);
        view.setOnMouseDragged(this::drag);
        view.setOnMouseReleased(this::release);
        view.setOnScroll(this::scroll);
        view.setOnMouseMoved(this::move);
        view.setOnMouseExited(_ -> hide());
        ContextMenu menu = menu();
        view.setOnContextMenuRequested((ContextMenuEvent e) -> menu.show(view, e.getScreenX(), e.getScreenY()));
    }

    private static void prepare(Label above) {
        above.getStyleClass().add("chart-hint");
        above.setWrapText(true);
        above.setManaged(false);
        above.setMouseTransparent(true);
        above.setVisible(false);
    }

    private void press(MouseEvent e) {
        hide();
        outcome.setVisible(false);
        beginX = e.getX();
        beginY = e.getY();
        isPan = e.getButton() == MouseButton.MIDDLE || e.isControlDown();
        if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            view.onChart(ChartPainter::showAll);
        }
    }

    private void drag(MouseEvent e) {
        if (isPan) {
            double right = ofChart(e.getX() - beginX);
            double down = ofChart(e.getY() - beginY);
            beginX = e.getX();
            beginY = e.getY();
            view.onChart(chart -> chart.pan(right, down));
        } else if (e.getButton() == MouseButton.PRIMARY) {
            double x = Math.clamp(e.getX(), 0, view.getWidth());
            double y = Math.clamp(e.getY(), 0, view.getHeight());
            frame.setX(Math.min(x, beginX));
            frame.setY(Math.min(y, beginY));
            frame.setWidth(Math.abs(x - beginX));
            frame.setHeight(Math.abs(y - beginY));
            frame.setVisible(true);
        }
    }

    private void release(MouseEvent e) {
        if (frame.isVisible() && frame.getWidth() > LEAST_FRAME && frame.getHeight() > LEAST_FRAME) {
            Rectangle2D part = new Rectangle2D.Double(ofChart(frame.getX()), ofChart(frame.getY()), ofChart(frame.getWidth()),
                    ofChart(frame.getHeight()));
            view.onChart(chart -> chart.zoomTo(part));
        }
        if (!frame.isVisible() && e.getButton() == MouseButton.PRIMARY && !isPan && e.isStillSincePress()) {
            view.clicked(ofChart(e.getX()), ofChart(e.getY()));
        }
        frame.setVisible(false);
    }

    private void scroll(ScrollEvent e) {
        hide();
        double factor = Math.pow(WHEEL, -e.getDeltaY());
        double x = ofChart(e.getX());
        double y = ofChart(e.getY());
        view.onChart(chart -> chart.zoom(factor, x, y));
        e.consume();
    }

    private void move(MouseEvent e) {
        hide();
        double x = e.getX();
        double y = e.getY();
        double chartX = ofChart(x);
        double chartY = ofChart(y);
        rest.setOnFinished(_ -> view.ask(chart -> chart.hint(chartX, chartY).ifPresent(
                text -> Platform.runLater(() -> tell(text, x, y)))));
        rest.playFromStart();
    }

    /// A length of the window in points of the chart.
    private double ofChart(double length) {
        return length / view.magnification();
    }

    private void tell(String text, double x, double y) {
        place(hint, text, x, y);
    }

    /// For a while, at the foot of the chart: the title is what one looks at first.
    void tellOutcome(String text, boolean isGood) {
        place(outcome, text, 0, view.getHeight());
        told.setDuration(isGood ? SAVED : NOT_SAVED);
        told.playFromStart();
    }

    private void place(Label above, String text, double x, double y) {
        above.setText(text);
        above.setMaxWidth(Math.max(0, view.getWidth() - 2 * BESIDE));
        above.applyCss();
        above.autosize();
        above.relocate(Math.max(0, Math.min(x + BESIDE, view.getWidth() - above.getWidth())),
                Math.max(0, y + BESIDE + above.getHeight() > view.getHeight() ? y - BESIDE - above.getHeight() : y + BESIDE));
        above.setVisible(true);
    }

    private void hide() {
        rest.stop();
        hint.setVisible(false);
    }

    private ContextMenu menu() {
        return new ContextMenu(item("Show all", () -> view.onChart(ChartPainter::showAll)),
                item("Save picture…", this::save));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// As it is in sight, for a page: with more pixels than most screens have.
    private void save() {
        if (view.chart() == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save picture");
        String title = view.chart().getTitle() == null ? "" : view.chart().getTitle().getText();
        chooser.setInitialFileName(PngFiles.fileName(title) + ".png");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG pictures", "*.png"));
        File file = SavePlace.ask(chooser, view.getScene().getWindow());
        if (file != null) {
            view.ask(writing(file, Math.max(DENSE, view.scale())));
        }
    }

    private Consumer<ChartPainter> writing(File file, double scale) {
        int width = (int) Math.round(view.getWidth() * scale);
        int height = (int) Math.round(view.getHeight() * scale);
        double perPoint = scale * view.magnification();
        return chart -> {
            String problem = null;
            try {
                PngFiles.write(chart.copy(width, height, perPoint), file.toPath());
            } catch (TandemException e) {
                problem = e.getMessage();
            }
            String text = problem == null ? "saved: " + file : problem;
            boolean isGood = problem == null;
            Platform.runLater(() -> tellOutcome(text, isGood));
        };
    }
}
