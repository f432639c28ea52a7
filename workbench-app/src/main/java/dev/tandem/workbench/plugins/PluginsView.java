package dev.tandem.workbench.plugins;

import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.TextTableCell;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// Which plugins there are, and why one is disabled.
public final class PluginsView extends BorderPane {
    private final TableView<PluginStatus> table = new TableView<>();
    private final PluginFolder folder;

    public PluginsView(PluginFolder folder) {
        this.folder = folder;
        table.setId("plugins-table");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().setAll(List.of(column("Plugin", 220, PluginStatus::id), column("Version", 90, PluginStatus::version),
                column("State", 90, each -> each.isActive() ? "on" : each.isOn() ? "disabled" : "off"),
                reason()));
        table.setPlaceholder(new EmptyState("No plugins", "Put a plugin into " + folder.folder() + " and start again."));
        Label place = new Label("Folder: " + folder.folder());
        place.setTooltip(new Tooltip(place.getText()));
        HBox bar = new HBox(place);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        setCenter(table);
        TextScale.columns(this, table.getColumns());
        refresh();
    }

    /// Shows what has become of the plugins since.
    public void refresh() {
        table.getItems().setAll(folder.status());
    }

    /// With all that its author needs where the mouse rests.
    private static TableColumn<PluginStatus, String> reason() {
        TableColumn<PluginStatus, String> column = column("Reason", 500, PluginStatus::problem);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(String problem, boolean empty) {
                super.updateItem(problem, empty);
                PluginStatus status = empty ? null : getTableRow().getItem();
                setText(status == null ? null : status.reason());
                setTooltip(status == null || !status.isBroken() ? null : new Tooltip(problem));
            }
        });
        return column;
    }

    private static TableColumn<PluginStatus, String> column(String title, double width, Function<PluginStatus, String> text) {
        TableColumn<PluginStatus, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellFactory(_ -> new TextTableCell<>());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
