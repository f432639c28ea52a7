package dev.tandem.workbench.shell;

import dev.tandem.workbench.settings.Settings;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands on the screen and how large it is: as it was left, and never larger than the screen.
final class StagePlace {
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 520;
    /// What a window manager may put around the window.
    private static final double FRAME = 40;

    private final Settings settings;
    private final Stage stage;

    private StagePlace(Settings settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
    }

    /// Gives the stage its size and keeps it in the settings.
    ///
    /// @param width wanted, unless it is known how wide it was last
    static void keep(Settings settings, Stage stage, double width, double height) {
        StagePlace place = new StagePlace(settings, stage);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setWidth(Math.min(place.number("width", width), screen.getWidth()));
        stage.setHeight(Math.min(place.number("height", height), screen.getHeight() - FRAME));
        place.stayOn(Math.round(screen.getMinX() + (screen.getWidth() - stage.getWidth()) / 2),
                Math.round(screen.getMinY() + (screen.getHeight() - stage.getHeight()) / 3));
        stage.setMaximized("true".equals(settings.get("window.maximized", "false")));
        stage.widthProperty().addListener(_ -> place.note());
        stage.heightProperty().addListener(_ -> place.note());
        stage.maximizedProperty().addListener((_, _, now) -> settings.set("window.maximized", now.toString()));
    }

    /// Puts the window there, and once more where its title has come to lie above the screen: while it is being shown JavaFX can
    /// take the place of its content for that of its frame.
    private void stayOn(double x, double y) {
        stage.setX(x);
        stage.setY(y);
        stage.yProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Number> property, Number before, Number now) {
                if (stage.isShowing() && Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(), 1).isEmpty()) {
                    property.removeListener(this);
                    Platform.runLater(() -> {
                        stage.setX(x);
                        stage.setY(y + FRAME / 2);
                    });
                }
            }
        });
    }

    private double number(String name, double otherwise) {
        try {
            return Math.max(1, Double.parseDouble(settings.get("window." + name, "")));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private void note() {
        if (!stage.isMaximized() && !stage.isIconified() && stage.isShowing()) {
            settings.set("window.width", "" + stage.getWidth());
            settings.set("window.height", "" + stage.getHeight());
        }
    }
}
