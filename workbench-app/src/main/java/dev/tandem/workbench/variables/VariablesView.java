package dev.tandem.workbench.variables;

import dev.tandem.workbench.controls.EmptyState;
import dev.tandem.workbench.controls.TextTableCell;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.Declarations.Variable;
import dev.tandem.workbench.session.SessionLostException;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/// A table of variables, read anew, in the background, whenever something may have changed them.
public final class VariablesView extends BorderPane {
    /// Statements that come faster than that are looked at together.
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final TableView<Variable> table = new TableView<>();
    private final ScriptHost host;
    private final AtomicBoolean asked = new AtomicBoolean();

    public VariablesView(ScriptHost host) {
        this.host = host;
        table.setId("variables-table");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.getColumns().setAll(List.of(column("Name", 110, Variable::name), column("Type", 130, Variable::type),
                column("Value", 220, Variable::summary)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new EmptyState("No variables", "What scripts and the console declare appears here."));
        setCenter(table);
        host.addListener(new HostListener() {
            @Override
            public void started(SourceText source, boolean quiet) {
                ask();
            }

            @Override
            public void happened(StatementOutcome outcome) {
                ask();
            }

            @Override
            public void finished(SourceText source) {
                ask();
            }

            @Override
            public void reset() {
                ask();
            }
        });
    }

    /// One look is enough for all that asks before it begins.
    private void ask() {
        if (asked.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(PERIOD.toMillis(), TimeUnit.MILLISECONDS).execute(this::look);
        }
    }

    private void look() {
        asked.set(false);
        try {
            List<Variable> found = host.session().declarations().variables();
            Platform.runLater(() -> {
                if (!found.equals(table.getItems())) {
                    table.getItems().setAll(found);
                }
            });
        } catch (SessionLostException | CompletionException | IllegalStateException e) {
            // The session has just been reset or closed; whoever did that asks again.
        }
    }

    private static TableColumn<Variable, String> column(String title, double width, Function<Variable, String> text) {
        TableColumn<Variable, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellFactory(_ -> new TextTableCell<>());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
