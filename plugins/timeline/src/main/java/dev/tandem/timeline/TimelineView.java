package dev.tandem.timeline;

import dev.tandem.charts.PngFiles;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.view.ChartView;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.SavePlace;
import dev.tandem.toolkit.Sight;
import dev.tandem.toolkit.TextScale;
import java.io.File;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.jfree.chart.JFreeChart;

/// The lanes of the workers with their figures. What has happened is taken in by a thread of its own, which also makes the chart.
final class TimelineView extends BorderPane {
    private static final double WIDEST = 600;

    private final ViewContext context;
    private final Recorder recorder;
    private final ComboBox<Recorder.Period> period = new ComboBox<>();
    private final ComboBox<Recorder.Pool> pool = new ComboBox<>();
    private final Label figures = new Label();
    private final Tooltip definitions = new Tooltip();
    private final Button save = new Button("Save…");
    private final ChartView chart = new ChartView();
    private final EmptyState empty = new EmptyState("No calls yet",
            "What each worker does when appears here: computing, transfer, waiting, what was lost and what was computed again.");
    /// What is shown; null before.
    private TimelineExcerpt shown;
    /// The same each time, by which it is known whether another chart is wanted.
    private final Consumer<Recorder.Picture> viewer = this::show;
    /// Whether the lists are being filled, which is no choice of the user.
    private boolean isFilling;

    TimelineView(ViewContext context) {
        this.context = context;
        recorder = new Recorder(context.workers());
        context.onClose(recorder::close);
        getStyleClass().add("timeline");
        setTop(bar());
        setCenter(new StackPane(empty, chart));
        chart.setId("timeline-chart");
        chart.setVisible(false);
        setMinHeight(0);
        context.workers().onSnapshot(this::look);
        chart.onClick((painter, x, y) -> {
            LinkedSelection.Item item = LanesChart.laneAt(painter, x, y);
            // A second click on the same takes the choice back.
            Platform.runLater(
                    () -> context.selection().select(context.selection().item().filter(each -> each.equals(item)).isPresent() ? null : item));
        });
        context.selection().onChange(_ -> look(context.workers().snapshot()));
        context.dark().subscribe(() -> look(context.workers().snapshot()));
        context.scripts().listen(new Scripts.Listener() {
            @Override
            public void started(String name) {
                recorder.started(name, Instant.now());
            }

            @Override
            public void finished(String name, Instant when) {
                recorder.finished(when);
            }
        });
        look(context.workers().snapshot());
    }

    private HBox bar() {
        period.setId("timeline-period");
        period.setAccessibleText("Of which run");
        period.getItems().setAll(Recorder.Period.LATEST, Recorder.Period.ALL);
        period.setValue(Recorder.Period.LATEST);
        pool.setId("timeline-pool");
        pool.setAccessibleText("Of which pool");
        pool.getItems().setAll(Recorder.Pool.ALL);
        pool.setValue(Recorder.Pool.ALL);
        period.valueProperty().subscribe(this::chosen);
        pool.valueProperty().subscribe(this::chosen);
        figures.setId("timeline-figures");
        figures.setMinWidth(0);
        definitions.setWrapText(true);
        definitions.setMaxWidth(WIDEST);
        HBox.setHgrow(figures, Priority.ALWAYS);
        figures.setMaxWidth(Double.MAX_VALUE);
        save.setId("timeline-save");
        save.setMinWidth(USE_PREF_SIZE);
        save.setTooltip(new Tooltip("Save what is shown as a trace that Perfetto opens"));
        save.setDisable(true);
        save.setOnAction(_ -> save());
        TextScale.follow(this, scale -> {
            // Longer ones are cut, and whole in the list.
            period.setMinWidth(130 * scale);
            period.setMaxWidth(190 * scale);
            pool.setMinWidth(100 * scale);
            pool.setMaxWidth(130 * scale);
        });
        HBox bar = new HBox(8, period, pool, figures, save);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private void chosen() {
        if (!isFilling && period.getValue() != null && pool.getValue() != null) {
            look(context.workers().snapshot());
        }
    }

    /// Takes in what is new; makes a chart only when somebody can see it.
    private void look(RuntimeSnapshot snapshot) {
        ChartTheme theme = context.dark().get() ? ChartTheme.DARK : ChartTheme.LIGHT;
        recorder.look(snapshot, Instant.now(), Sight.isShown(this)
                ? new Recorder.Wish(period.getValue(), pool.getValue(), context.selection().item().orElse(null), theme, viewer) : null);
    }

    /// Called by the recorder's thread.
    private void show(Recorder.Picture picture) {
        Platform.runLater(() -> {
            fill(picture);
            boolean isOther = shown == null || !shown.choice().equals(picture.excerpt().choice());
            shown = picture.excerpt();
            boolean isEmpty = picture.chart() == null;
            chart.setVisible(!isEmpty);
            empty.setVisible(isEmpty);
            save.setDisable(isEmpty);
            figures.setText((shown.isCut() ? "earlier calls are forgotten · " : "") + FiguresText.of(picture.figures()));
            definitions.setText(FiguresText.explained(picture.figures()));
            figures.setTooltip(isEmpty ? null : definitions);
            if (!isEmpty) {
                show(picture.chart(), isOther);
            }
        });
    }

    private void show(JFreeChart made, boolean isOther) {
        if (isOther) {
            chart.show(made);
        } else {
            chart.showSamePart(made);
        }
    }

    private void fill(Recorder.Picture picture) {
        isFilling = true;
        if (!period.getItems().equals(picture.periods())) {
            Recorder.Period chosen = period.getValue();
            period.getItems().setAll(picture.periods());
            period.setValue(picture.periods().contains(chosen) ? chosen : Recorder.Period.LATEST);
        }
        if (!pool.getItems().equals(picture.pools())) {
            Recorder.Pool chosen = pool.getValue();
            pool.getItems().setAll(picture.pools());
            pool.setValue(picture.pools().contains(chosen) ? chosen : Recorder.Pool.ALL);
        }
        isFilling = false;
    }

    private void save() {
        TimelineExcerpt saved = shown;
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save trace");
        chooser.setInitialFileName(PngFiles.fileName(saved.choice().title()) + ".trace.json");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Traces", "*.json"));
        File file = SavePlace.ask(chooser, getScene().getWindow());
        if (file != null) {
            save(saved, file);
        }
    }

    private void save(TimelineExcerpt saved, File file) {
        context.background().run("Save trace", _ -> {
            TraceFile.write(saved, file.toPath());
            return file;
        }).thenAccept(done -> Platform.runLater(() -> context.notify("saved: " + done)));
    }
}
