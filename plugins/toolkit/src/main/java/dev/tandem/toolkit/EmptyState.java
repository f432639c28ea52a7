package dev.tandem.toolkit;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// What a view shows while there is nothing to show: what belongs here, and how to get it. Where there is no room for both, the
/// first words stand alone, and where there is none at all nothing does: words never leave their view.
public final class EmptyState extends VBox {
    private static final double WIDTH = 520;

    private final Label heading;
    private final Label explanation;

    public EmptyState(String title, String text) {
        getStyleClass().add("empty-state");
        heading = new Label(title);
        heading.getStyleClass().add("title");
        explanation = new Label(text);
        explanation.getStyleClass().add("text");
        explanation.setMaxWidth(WIDTH);
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        explanation.setAlignment(Pos.CENTER);
        explanation.setTextAlignment(TextAlignment.CENTER);
        setMinHeight(0);
        getChildren().addAll(heading, explanation);
    }

    @Override
    protected void layoutChildren() {
        Insets around = getInsets();
        double width = Math.max(0, getWidth() - around.getLeft() - around.getRight());
        double room = getHeight() - around.getTop() - around.getBottom();
        double first = heading.prefHeight(-1);
        double second = explanation.prefHeight(Math.min(width, WIDTH));
        boolean both = first + getSpacing() + second <= room;
        heading.setVisible(first <= room);
        explanation.setVisible(both);
        double top = around.getTop() + (room - (both ? first + getSpacing() + second : first)) / 2;
        place(heading, around.getLeft(), width, Math.min(width, heading.prefWidth(-1)), top, first);
        place(explanation, around.getLeft(), width, Math.min(Math.min(width, WIDTH), explanation.prefWidth(-1)), top + first + getSpacing(), second);
    }

    private void place(Label label, double left, double room, double width, double top, double height) {
        label.resizeRelocate(snapPositionX(left + (room - width) / 2), snapPositionY(top), snapSizeX(width), snapSizeY(height));
    }
}
