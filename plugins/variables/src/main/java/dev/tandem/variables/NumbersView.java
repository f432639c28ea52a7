package dev.tandem.variables;

import dev.tandem.charts.Chart;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.view.ChartView;
import dev.tandem.plugin.Background.Progress;
import dev.tandem.plugin.ScriptValue;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.variables.numbers.ArrayCharts;
import dev.tandem.variables.numbers.Digits;
import dev.tandem.variables.numbers.Looking;
import dev.tandem.variables.numbers.Slice;
import dev.tandem.variables.numbers.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// Numbers as a table, an image, lines and a histogram. Of the window's thread; what takes long is computed in the background, anew
/// whenever another slice is chosen, and ended by who closes it.
final class NumbersView extends BorderPane {
    /// Makes a chart of the present slice in the background; null when there is nothing to draw.
    private interface Maker {
        Chart<?> make(Progress progress);
    }

    private final ValueActions actions;
    private final String title;
    private final NumberGrid grid;
    private final ChoiceBox<Digits> digits = new ChoiceBox<>();
    private final TabPane tabs = new TabPane();
    private final ChartView picture = new ChartView();
    private final StackPane chartPlace = new StackPane();
    private final Label summary = new Label("min, mean, max are being computed");
    private final List<Spinner<Integer>> places = new ArrayList<>();
    private final FlowPane controls = new FlowPane();
    private final ObservableBooleanValue dark;
    private final Subscription themes;
    private final CompletableFuture<Moments> summing;
    private Slice slice;
    private Chart<?> chart;
    private CompletableFuture<?> drawing = CompletableFuture.completedFuture(null);

    NumbersView(ValueActions actions, String title, ScriptValue value) {
        this.actions = actions;
        this.title = title;
        slice = Slice.of(value);
        grid = new NumberGrid(slice);
        dark = actions.context().dark();
        picture.setId("value-chart");
        for (String each : List.of("Table", "Image", "Line", "Histogram")) {
            Tab tab = new Tab(each);
            tab.setClosable(false);
            tabs.getTabs().add(tab);
        }
        tabs.setId("value-tabs");
        tabs.setAccessibleText("How the numbers are shown");
        tabs.getTabs().getFirst().setContent(grid);
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> draw());
        digits.setId("value-digits");
        digits.getItems().setAll(Digits.values());
        digits.setValue(Digits.SHORT);
        digits.setAccessibleText("Format of numbers");
        digits.valueProperty().subscribe(now -> grid.show(now));
        controls.getStyleClass().add("number-controls");
        controls();
        setTop(controls);
        setCenter(tabs);
        summary.setId("value-summary");
        summary.getStyleClass().add("number-summary");
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        setBottom(summary);
        themes = dark.subscribe(_ -> paint());
        summing = actions.read("Look at " + title, value.size(), progress -> Moments.of(value, 0, 1, new Looking(progress, value.size())));
        summing.whenComplete((all, thrown) -> Platform.runLater(() -> summary.setText(thrown != null ? "Not computed: " + ValueActions.reason(thrown)
                : (slice.value().columns().isEmpty() ? "" : "all columns: ") + all.text())));
    }

    Slice slice() {
        return slice;
    }

    private void controls() {
        int rank = slice.value().shape().size();
        if (rank > 2) {
            ChoiceBox<String> axes = new ChoiceBox<>();
            axes.setId("value-axes");
            axes.setAccessibleText("Axes shown as rows and columns");
            for (int down = 0; down < rank; down++) {
                for (int right = down + 1; right < rank; right++) {
                    axes.getItems().add("axes " + down + " x " + right);
                }
            }
            axes.setValue("axes " + slice.rowAxis() + " x " + slice.columnAxis());
            axes.valueProperty().addListener((_, _, now) -> {
                String[] words = now.split(" ");
                look(slice.axes(Integer.parseInt(words[1]), Integer.parseInt(words[3])));
                enable();
            });
            controls.getChildren().add(axes);
            for (int axis = 0; axis < rank; axis++) {
                controls.getChildren().add(place(axis));
            }
            enable();
        }
        controls.getChildren().add(digits);
    }

    private HBox place(int axis) {
        int last = Math.clamp(slice.value().shape().get(axis) - 1, 0, Integer.MAX_VALUE);
        Spinner<Integer> place = new Spinner<>(0, last, 0);
        place.setId("value-axis-" + axis);
        place.setAccessibleText("Place along axis " + axis + ", 0 to " + last);
        place.setEditable(true);
        place.setPrefWidth(72);
        place.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                look(slice.at(axis, now));
            }
        });
        places.add(place);
        Label label = new Label("[" + axis + "]");
        label.setLabelFor(place);
        HBox both = new HBox(4, label, place);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private void enable() {
        for (int axis = 0; axis < places.size(); axis++) {
            places.get(axis).getParent().setVisible(slice.isFixed(axis));
            places.get(axis).getParent().setManaged(slice.isFixed(axis));
        }
    }

    private void look(Slice fresh) {
        slice = fresh;
        grid.show(fresh);
        draw();
    }

    /// What the tab in front wants.
    private void draw() {
        drawing.cancel(true);
        chart = null;
        Tab front = tabs.getSelectionModel().getSelectedItem();
        digits.setDisable(front.getContent() != grid);
        if (front.getContent() == grid) {
            return;
        }
        tabs.getTabs().stream().skip(1).forEach(each -> each.setContent(null));
        front.setContent(chartPlace);
        say("Being computed", "The foot of the window has a button that ends it.");
        Slice now = slice;
        long column = grid.column();
        double numbers = (double) now.rows() * now.columns();
        switch (front.getText()) {
            case "Image" -> draw(numbers, progress -> ArrayCharts.image(title, now, progress));
            case "Line" -> draw(numbers, progress -> ArrayCharts.lines(title, now, progress));
            default -> draw(now.value().size(), progress -> ArrayCharts.histogram(title, now.value(), column, progress));
        }
    }

    private void draw(double numbers, Maker maker) {
        if (numbers == 0) {
            say("Nothing to draw", "It is empty.");
            return;
        }
        CompletableFuture<Chart<?>> mine = actions.read("Draw " + title, numbers, maker::make);
        drawing = mine;
        mine.whenComplete((made, thrown) -> Platform.runLater(() -> {
            if (drawing != mine) {
                return;
            }
            if (thrown != null) {
                say("Not drawn", ValueActions.reason(thrown));
            } else if (made == null) {
                say("Nothing to draw", "No number is finite.");
            } else {
                chart = made;
                chartPlace.getChildren().setAll(picture);
                paint();
            }
        }));
    }

    private void say(String heading, String text) {
        chartPlace.getChildren().setAll(new EmptyState(heading, text));
    }

    private void paint() {
        if (chart != null) {
            picture.show(chart.draw(dark.get() ? ChartTheme.DARK : ChartTheme.LIGHT));
            picture.setAccessibleText(tabs.getSelectionModel().getSelectedItem().getText() + " of " + chart.title());
        }
    }

    /// Ends what is being computed.
    void close() {
        summing.cancel(true);
        drawing.cancel(true);
        themes.unsubscribe();
    }
}
