package dev.tandem.sweeps;

import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.TextTableCell;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The runs of sweeps, those that have ended too; the newest at the top.
public final class SweepsView extends BorderPane {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final TableView<SweepLine> table = new TableView<>();
    private final Label summary = new Label();
    private final SweepButtons buttons;

    public SweepsView(ViewContext context) {
        SweepsModel model = SweepsModel.of(context);
        table.setId("sweeps-table");
        table.setAccessibleText("Sweeps");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns().setAll(List.of(text("Sweep", 170, SweepLine::name), text("Pool", 100, SweepLine::pool), progress(),
                number("Rate", 80, 56, (line, _) -> SweepText.rate(line)), number("Elapsed", 80, 76, SweepText::elapsed),
                number("Remaining", 130, 98, SweepText::remainingAbout), failed(), text("State", 200, SweepText::state)));
        table.setPlaceholder(new EmptyState("No sweeps", "A script runs one with Sweep.named(...).run(pool). "
                + "Its progress appears here by itself."));
        buttons = new SweepButtons(model);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(summary, space, buttons);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        setCenter(table);
        TextScale.columns(this, table.getColumns());
        model.onChange(this::show);
        context.workers().onSnapshot(_ -> tick());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            aim();
            if (line != null) {
                context.selection().select(new LinkedSelection.Item.Sweep(line.name()));
            } else if (context.selection().item().orElse(null) instanceof LinkedSelection.Item.Sweep) {
                context.selection().select(null);
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, buttons::press);
    }

    private void show(List<SweepLine> lines) {
        SweepLine selected = table.getSelectionModel().getSelectedItem();
        if (table.getItems().size() == lines.size()) {
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).equals(table.getItems().get(i))) {
                    table.getItems().set(i, lines.get(i));
                }
            }
        } else {
            table.getItems().setAll(lines);
        }
        if (selected != null) {
            lines.stream().filter(line -> line.id() == selected.id()).findFirst().ifPresent(table.getSelectionModel()::select);
        }
        long running = lines.stream().filter(SweepLine::isRunning).count();
        summary.setText(running + " running, " + (lines.size() - running) + " ended");
        aim();
    }

    /// The buttons are for the selected run; without a selection, for the only one that runs.
    private void aim() {
        SweepLine selected = table.getSelectionModel().getSelectedItem();
        List<SweepLine> running = table.getItems().stream().filter(SweepLine::isRunning).toList();
        buttons.aim(selected != null ? selected : running.size() == 1 ? running.getFirst() : null,
                running.size() < table.getItems().size());
    }

    /// Time passes also for a run that is not heard of.
    private void tick() {
        if (table.getItems().stream().anyMatch(SweepLine::isRunning)) {
            table.refresh();
        }
    }

    private static TableColumn<SweepLine, SweepLine> progress() {
        TableColumn<SweepLine, SweepLine> column = new TableColumn<>("Progress");
        column.setPrefWidth(260);
        column.setMinWidth(140);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new ProgressCell());
        return column;
    }

    private static TableColumn<SweepLine, SweepLine> failed() {
        TableColumn<SweepLine, SweepLine> column = number("Failed", 70, 70, (line, _) -> SweepText.failed(line));
        column.setCellFactory(_ -> new TimedCell((line, _) -> SweepText.failed(line)) {
            @Override
            protected void updateItem(SweepLine line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(BAD, !empty && line != null && line.progress().failed() > 0);
            }
        });
        return column;
    }

    private static TableColumn<SweepLine, SweepLine> number(String title, double width, double least,
            BiFunction<SweepLine, Instant, String> text) {
        TableColumn<SweepLine, SweepLine> column = new TableColumn<>(title);
        column.getStyleClass().add("number");
        column.setPrefWidth(width);
        // No less than its heading takes.
        column.setMinWidth(least);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TimedCell(text));
        return column;
    }

    private static TableColumn<SweepLine, String> text(String title, double width, Function<SweepLine, String> text) {
        TableColumn<SweepLine, String> column = TextTableCell.column(title, width, text);
        column.setMinWidth(60);
        column.setSortable(false);
        return column;
    }
}
