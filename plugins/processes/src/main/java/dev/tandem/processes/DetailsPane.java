package dev.tandem.processes;

import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.plugin.Workers;
import dev.tandem.toolkit.EmptyState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is known of the worker that is marked. Of the window's thread; what it shows is found in the background.
final class DetailsPane extends BorderPane {
    static final double WIDTH = 360;

    private final Workers workers;
    private final Label heading = new Label();
    private final VBox sections = new VBox(10);
    private final ScrollPane scroll = new ScrollPane(sections);
    private final EmptyState nothing = new EmptyState("No worker is marked", "What is known of a worker appears here when its row is marked.");
    private final Button copy = new Button("Copy");
    /// Used by one background look at a time.
    private final PastOfWorkers past = new PastOfWorkers();
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private ProcessNode worker;
    private List<DetailsText.Section> shown = List.of();

    DetailsPane(Workers workers) {
        this.workers = workers;
        getStyleClass().add("worker-details");
        setId("worker-details");
        heading.getStyleClass().add("title");
        heading.setMinWidth(0);
        copy.setId("worker-details-copy");
        copy.getStyleClass().add("small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text())));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, heading, space, copy);
        bar.getStyleClass().add("view-bar");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        sections.getStyleClass().add("sections");
        setTop(bar);
        setMinHeight(0);
        scroll.setMinHeight(0);
        show((ProcessNode) null);
    }

    /// Shows a worker as it is now, or that none is marked.
    ///
    /// @param marked null for none
    void show(ProcessNode marked) {
        boolean isOther = worker == null || marked == null || !worker.key().equals(marked.key());
        worker = marked;
        copy.setDisable(marked == null);
        if (marked == null) {
            heading.setText("");
            setCenter(nothing);
            return;
        }
        heading.setText(marked.name() + (marked.pid() < 0 ? "" : ", process " + marked.pid()) + ", " + ProcessText.state(marked));
        if (isOther) {
            shown = List.of();
            sections.getChildren().clear();
            setCenter(scroll);
        }
        look(marked);
    }

    private void look(ProcessNode marked) {
        if (!isLooking.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture.supplyAsync(() -> {
            past.take(workers.history(past.next()));
            Optional<WorkerDetails> details = workers.details(marked.groupId(), marked.number());
            return details.map(found -> DetailsText.of(marked, found, past.calls(marked.groupId(), marked.number()),
                    past.ends(marked.groupId(), marked.number()))).orElse(List.of());
        }).whenComplete((found, failure) -> Platform.runLater(() -> {
            isLooking.set(false);
            if (failure == null && worker != null && worker.key().equals(marked.key())) {
                show(found);
            }
        }));
    }

    /// What has not changed stays, with what somebody has scrolled to.
    private void show(List<DetailsText.Section> found) {
        if (!found.equals(shown)) {
            shown = found;
            double at = scroll.getVvalue();
            sections.getChildren().setAll(found.stream().map(DetailsPane::box).toList());
            scroll.setVvalue(at);
        }
    }

    private static VBox box(DetailsText.Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("text-muted");
        Label lines = new Label(String.join("\n", section.lines()));
        lines.setWrapText(true);
        lines.setMinHeight(USE_PREF_SIZE);
        return new VBox(2, title, lines);
    }

    private String text() {
        return heading.getText() + "\n" + shown.stream().map(section -> "\n" + section.title() + "\n" + String.join("\n", section.lines()) + "\n")
                .collect(Collectors.joining());
    }
}
