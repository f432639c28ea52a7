package dev.tandem.workbench.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// What a view shows while there is nothing to show: what belongs here, and how to get it.
public final class EmptyState extends VBox {
    private static final double WIDTH = 520;

    public EmptyState(String title, String text) {
        getStyleClass().add("empty-state");
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        Label explanation = new Label(text);
        explanation.getStyleClass().add("text");
        explanation.setMaxWidth(WIDTH);
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        explanation.setAlignment(Pos.CENTER);
        explanation.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(heading, explanation);
    }
}
