package dev.tandem.solvers;

import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.SeriesChart;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.charts.view.ChartView;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import java.time.Instant;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The solvers that run and have run, and the residual curve of the chosen one as it grows; by itself it follows the
/// latest.
public final class SolversView extends StackPane {
    private static final double LIST_SHARE = 0.28;

    private final SolversModel model = new SolversModel();
    private final ObservableBooleanValue dark;
    private final ListView<SolverRun> list = new ListView<>();
    private final ChartView chart = new ChartView();
    private final SplitPane both = new SplitPane(list, chart);
    private final EmptyState empty = new EmptyState("No solvers",
            "Solvers such as new IrgnmCg(...) show their residual here while they run.");

    public SolversView(ViewContext context) {
        dark = context.dark();
        list.setId("solvers-list");
        list.setAccessibleText("Runs of solvers");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::draw);
        chart.setId("solver-curve");
        both.setDividerPositions(LIST_SHARE);
        both.setVisible(false);
        getChildren().addAll(empty, both);
        context.workers().onEvents(this::take);
        dark.subscribe(this::draw);
        context.scripts().listen(new Scripts.Listener() {
            @Override
            public void finished(String name, Instant when) {
                rest(when);
            }
        });
    }

    /// A text has ended: solvers that it left before their end do not run.
    private void rest(Instant when) {
        model.rest(when);
        list.refresh();
    }

    private void take(List<RuntimeEvent> events) {
        if (!model.take(events)) {
            return;
        }
        SolverRun chosen = list.getSelectionModel().getSelectedItem();
        boolean follows = chosen == null || chosen == list.getItems().getFirst();
        List<SolverRun> runs = model.runs();
        if (!list.getItems().equals(runs)) {
            list.getItems().setAll(runs);
            list.getSelectionModel().select(follows ? runs.getFirst() : chosen);
        }
        both.setVisible(true);
        empty.setVisible(false);
        list.refresh();
        draw();
    }

    private void draw() {
        SolverRun run = list.getSelectionModel().getSelectedItem();
        if (run == null) {
            return;
        }
        // Drawn here alone, so there is nobody to deliver it to.
        SeriesChart curve = new SeriesChart(new ChartDelivery(_ -> {})).line("residual", run.iterations(), run.residuals())
                .logY().title(run.title()).xLabel("step").yLabel("residual");
        chart.show(curve.draw(dark.get() ? ChartTheme.DARK : ChartTheme.LIGHT));
    }

    /// Two lines for each solver.
    private static final class Cell extends ListCell<SolverRun> {
        @Override
        protected void updateItem(SolverRun run, boolean isEmpty) {
            super.updateItem(run, isEmpty);
            if (isEmpty || run == null) {
                setGraphic(null);
                return;
            }
            Label state = new Label(run.state());
            state.getStyleClass().add("text-muted");
            setGraphic(new VBox(new Label(run.title()), state));
        }
    }
}
