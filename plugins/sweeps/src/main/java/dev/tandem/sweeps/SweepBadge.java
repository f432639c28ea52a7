package dev.tandem.sweeps;

import dev.tandem.plugin.ViewContext;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The progress of what runs, small enough for the status bar, where it takes no room while nothing does.
public final class SweepBadge extends HBox {
    private static final double ROOMY = 1000;
    private static final double LEAST_TEXT = 60;

    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar(0);

    /// @param opened the view that comes to the front when this is clicked
    public SweepBadge(ViewContext context, String opened) {
        SweepsModel model = SweepsModel.of(context);
        setId("status-sweeps");
        getStyleClass().add("sweep-badge");
        text.setMaxWidth(260);
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        bar.setMinWidth(USE_PREF_SIZE);
        // A notice gives way first, where there is room for the rest.
        parentProperty().flatMap(line -> ((Region) line).widthProperty())
                .subscribe(width -> text.setMinWidth(width != null && width.doubleValue() < ROOMY ? LEAST_TEXT : USE_PREF_SIZE));
        getChildren().addAll(text, bar, new Separator(Orientation.VERTICAL));
        setOnMouseClicked(_ -> context.show(opened));
        managedProperty().bind(visibleProperty());
        setVisible(false);
        model.onChange(this::show);
    }

    private void show(List<SweepLine> lines) {
        BadgeText now = BadgeText.of(lines, Instant.now());
        setVisible(!now.text().isEmpty());
        text.setText(now.text());
        bar.setProgress(now.share());
    }
}
