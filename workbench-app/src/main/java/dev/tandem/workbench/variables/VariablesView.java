package dev.tandem.workbench.variables;

import dev.tandem.workbench.controls.EmptyState;
import dev.tandem.workbench.controls.TextTableCell;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.Declarations.Variable;
import dev.tandem.workbench.session.SourceText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/// A table of variables, read anew, in the background, whenever a text has run.
public final class VariablesView extends BorderPane {
    private final TableView<Variable> table = new TableView<>();

    public VariablesView(ScriptHost host) {
        table.setId("variables-table");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.getColumns().setAll(List.of(column("Name", 110, Variable::name), column("Type", 130, Variable::type),
                column("Value", 220, Variable::summary)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new EmptyState("No variables", "What scripts and the console declare appears here."));
        setCenter(table);
        host.addListener(new HostListener() {
            @Override
            public void finished(SourceText source) {
                CompletableFuture.supplyAsync(() -> host.session().declarations().variables())
                        .thenAccept(found -> Platform.runLater(() -> table.getItems().setAll(found)));
            }
        });
    }

    private static TableColumn<Variable, String> column(String title, double width, Function<Variable, String> text) {
        TableColumn<Variable, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellFactory(_ -> new TextTableCell<>());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
