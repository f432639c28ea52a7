package dev.tandem.logs;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.Sight;
import dev.tandem.toolkit.TextScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import javafx.util.StringConverter;

/// The log with its filters. Follows new lines while none is selected.
public final class LogsView extends BorderPane {
    private static final String ALL = "All workers";
    private static final int MOST_SHOWN = 100_000;
    private static final Map<LogLevel, String> LEVEL_NAMES = Map.of(LogLevel.TRACE, "Everything",
            LogLevel.STATE, "States and output", LogLevel.OUTPUT, "Output", LogLevel.INFO, "Records", LogLevel.WARNING, "Warnings and errors",
            LogLevel.ERROR, "Errors only");

    /// Each change of the list costs, so they are few; and so that not each one moves all lines, some more may stay.
    private static final Duration PERIOD = Duration.millis(250);
    private static final int SLACK = 20_000;

    private final LogModel model;
    private final ObservableList<LogLine> shown = FXCollections.observableArrayList();
    private final ListView<LogLine> list = new ListView<>(shown);
    private final ComboBox<String> source = new ComboBox<>();
    private final ChoiceBox<LogLevel> level = new ChoiceBox<>();
    private final TextField search = new TextField();
    private final Label count = new Label();
    /// What has come since lines were shown last.
    private final List<LogLine> fresh = new ArrayList<>();
    /// Whether lines have come that were not shown, since nobody could see them.
    private boolean stale;
    /// How high the list was when its end was shown last.
    private double followedAt;

    public LogsView(ViewContext context) {
        model = new LogModel(context.scripts()::placed);
        getStyleClass().add("logs");
        list.setId("logs-list");
        list.setAccessibleText("Lines of logs");
        list.setFixedCellSize(22);
        list.setCellFactory(_ -> new LogCell());
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.setPlaceholder(new EmptyState("Nothing logged", "What workers print, and what becomes of them, appears here "
                + "and stays readable when they are gone."));
        source.getItems().add(ALL);
        source.setValue(ALL);
        source.setId("logs-source");
        source.setAccessibleText("Whose lines are shown");
        level.setAccessibleText("Least level of lines");
        level.getItems().setAll(LogLevel.values());
        level.setConverter(new LevelNames());
        level.setValue(LogLevel.STATE);
        search.setPromptText("Search");
        search.setId("logs-search");
        search.setAccessibleText("Text that lines have");
        source.valueProperty().subscribe(this::refilter);
        level.valueProperty().subscribe(this::refilter);
        search.textProperty().subscribe(this::refilter);
        setTop(bar());
        setCenter(list);
        setMinHeight(0);
        list.setMinHeight(0);
        context.workers().onEvents(this::take);
        Timeline clock = new Timeline(new KeyFrame(PERIOD, _ -> showMore()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
        context.onClose(clock::stop);
    }

    private HBox bar() {
        HBox.setHgrow(search, Priority.ALWAYS);
        TextScale.follow(this, scale -> {
            source.setPrefWidth(170 * scale);
            search.setMaxWidth(320 * scale);
        });
        HBox bar = new HBox(8, source, level, search, count);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private LogFilter filter() {
        return new LogFilter(level.getValue(), ALL.equals(source.getValue()) ? null : source.getValue(), search.getText());
    }

    private void refilter() {
        if (level.getValue() != null) {
            fresh.clear();
            stale = false;
            LogLine chosen = list.getSelectionModel().getSelectedItem();
            shown.setAll(model.lines(filter()));
            list.getSelectionModel().select(chosen);
            counted();
            name();
            show(chosen);
        }
    }

    /// Whether lines that are added can be seen: what others cost would be lost, and lists without height complain of them.
    private boolean isInSight() {
        return Sight.isShown(this) && list.getHeight() >= list.getFixedCellSize();
    }

    /// What was chosen stays in sight; else the end does, where what is new comes.
    private void show(LogLine chosen) {
        if (shown.contains(chosen)) {
            list.scrollTo(chosen);
        } else {
            list.getSelectionModel().clearSelection();
            follow();
        }
    }

    private void follow() {
        if (list.getSelectionModel().isEmpty() && shown.size() > list.getHeight() / list.getFixedCellSize()) {
            // A list that does not know its new lines yet would show the end of the old ones.
            list.layout();
            list.scrollTo(shown.size() - 1);
            // It stops a line short of that at some heights.
            list.layout();
            if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.scrollPixels(list.getFixedCellSize());
            }
        }
        followedAt = list.getHeight();
    }

    private void name() {
        if (source.getItems().size() != model.sources().size() + 1) {
            model.sources().stream().filter(each -> !source.getItems().contains(each)).forEach(source.getItems()::add);
        }
    }

    private void take(List<RuntimeEvent> events) {
        fresh.addAll(model.take(events));
    }

    private void showMore() {
        if (!isInSight()) {
            stale |= !fresh.isEmpty();
            fresh.clear();
            return;
        }
        if (stale) {
            refilter();
        }
        if (fresh.isEmpty()) {
            if (list.getHeight() != followedAt) {
                follow();
            }
            return;
        }
        List<LogLine> more = fresh.stream().filter(filter()).toList();
        fresh.clear();
        if (shown.size() + more.size() <= MOST_SHOWN + SLACK) {
            shown.addAll(more);
        } else {
            List<LogLine> all = Stream.concat(shown.stream(), more.stream()).toList();
            LogLine chosen = list.getSelectionModel().getSelectedItem();
            shown.setAll(all.subList(Math.max(0, all.size() - MOST_SHOWN), all.size()));
            list.getSelectionModel().select(chosen);
        }
        follow();
        counted();
        name();
    }

    private void counted() {
        count.setText(shown.isEmpty() ? "" : shown.size() == 1 ? "1 line" : String.format(Locale.ROOT, "%,d lines", shown.size()));
    }

    private static final class LevelNames extends StringConverter<LogLevel> {
        @Override
        public String toString(LogLevel level) {
            return level == null ? "" : LEVEL_NAMES.get(level);
        }

        @Override
        public LogLevel fromString(String name) {
            throw new UnsupportedOperationException("levels are chosen, not typed: name=" + name);
        }
    }
}
