package dev.tandem.workbench.shell;

import dev.tandem.workbench.capabilities.BackgroundWork;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// What runs in the background, the oldest of it, with a button that ends it; takes no room while nothing does. Used on the window's
/// thread.
final class BackgroundItem extends HBox {
    private static final double WIDEST = 420;

    private final BackgroundWork work;
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button end = new Button("End");

    BackgroundItem(BackgroundWork work) {
        this.work = work;
        setId("status-background");
        getStyleClass().add("sweep-badge");
        text.setMaxWidth(WIDEST);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(text.textProperty());
        text.setTooltip(whole);
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        bar.setMinWidth(USE_PREF_SIZE);
        end.setId("status-background-end");
        end.getStyleClass().add("small");
        end.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, bar, end, new Separator(Orientation.VERTICAL));
        managedProperty().bind(visibleProperty());
        work.onChange(this::show);
        show();
    }

    private void show() {
        List<BackgroundWork.Seen> running = work.running();
        setVisible(!running.isEmpty());
        if (running.isEmpty()) {
            return;
        }
        BackgroundWork.Seen first = running.getFirst();
        String more = running.size() == 1 ? "" : " (and " + (running.size() - 1) + " more)";
        text.setText(first.title() + (first.text().isEmpty() ? "" : ": " + first.text()) + more);
        bar.setProgress(first.share() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : Math.min(1, first.share()));
        end.setOnAction(_ -> first.end().run());
    }
}
