package dev.tandem.variables;

import dev.tandem.plugin.Scripts.Variable;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.TextTableCell;
import java.time.Instant;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;

/// A table of variables, read anew, in the background, whenever something may have changed them.
public final class VariablesView extends BorderPane {
    /// Statements that come faster than that are looked at together.
    private static final Duration PERIOD = Duration.millis(200);

    private final TableView<Variable> table = new TableView<>();
    private final Scripts scripts;
    private boolean asked;

    public VariablesView(ViewContext context) {
        scripts = context.scripts();
        table.setId("variables-table");
        table.setAccessibleText("Variables");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.getColumns().setAll(List.of(TextTableCell.column("Name", 110, Variable::name), TextTableCell.column("Type", 130, Variable::type),
                TextTableCell.column("Value", 220, Variable::value)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new EmptyState("No variables", "What scripts and the console declare appears here."));
        setCenter(table);
        TextScale.columns(this, table.getColumns());
        scripts.listen(new Scripts.Listener() {
            @Override
            public void started(String name) {
                ask();
            }

            @Override
            public void evaluated() {
                ask();
            }

            @Override
            public void finished(String name, Instant when) {
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
        if (!asked) {
            asked = true;
            Timeline pause = new Timeline(new KeyFrame(PERIOD, _ -> look()));
            pause.play();
        }
    }

    private void look() {
        asked = false;
        scripts.variables().thenAccept(found -> Platform.runLater(() -> {
            if (!found.equals(table.getItems())) {
                table.getItems().setAll(found);
            }
        }));
    }
}
