package dev.tandem.workbench.plugins;

import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.TextTableCell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which plugins there are, what each has added and how long it took, why one is disabled; and the buttons that install, switch and
/// remove them. Used on the window's thread.
public final class PluginsView extends BorderPane {
    private static final int STACK_LINES = 5;

    private final TableView<PluginStatus> table = new TableView<>();
    private final PluginFolder folder;
    private final PluginActions actions;
    private final Button turn = button("Disable", "plugins-turn");
    private final Button remove = button("Remove…", "plugins-remove");
    private final Label details = new Label();

    public PluginsView(PluginFolder folder, PluginActions actions) {
        this.folder = folder;
        this.actions = actions;
        table.setId("plugins-table");
        table.setAccessibleText("Plugins");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(TextTableCell.column("Plugin", 160, PluginStatus::id), TextTableCell.column("Version", 80, PluginStatus::version),
                        TextTableCell.column("State", 80, PluginsView::state), TextTableCell.column("Provider", 110, folder::provider),
                        TextTableCell.column("Licence", 100, folder::licence),
                        TextTableCell.column("Held window", 130, this::held),
                        reason()));
        table.setPlaceholder(new EmptyState("No plugins", "Install one from a jar, a zip or a folder; the next windows have it, too."));
        table.getSelectionModel().selectedItemProperty().subscribe(this::aim);
        Button install = button("Install…", "plugins-install");
        install.setOnAction(_ -> actions.install());
        turn.setOnAction(_ -> chosen().ifPresent(plugin -> actions.turn(plugin.id(), !plugin.isActive())));
        remove.setOnAction(_ -> chosen().ifPresent(plugin -> actions.remove(plugin.id())));
        Label place = new Label("Folder: " + folder.folder());
        place.setTooltip(new Tooltip(place.getText()));
        place.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, place, space, install, turn, remove);
        bar.getStyleClass().add("view-bar");
        details.setId("plugins-details");
        details.setWrapText(true);
        details.getStyleClass().add("text-muted");
        details.managedProperty().bind(details.textProperty().isNotEmpty());
        VBox below = new VBox(details);
        below.getStyleClass().add("plugin-details");
        setTop(bar);
        setCenter(table);
        setBottom(below);
        TextScale.columns(this, table.getColumns());
        refresh();
    }

    private static Button button(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// In the words of the command line.
    private static String state(PluginStatus plugin) {
        return plugin.isActive() ? "on" : plugin.isOn() ? "broken" : "off";
    }

    /// How often it has held the window up.
    private String held(PluginStatus plugin) {
        long times = folder.times(plugin).held().values().stream().mapToLong(CallTimes.Held::times).sum();
        return times == 0 ? "" : Plural.of(times, "time");
    }

    private Optional<PluginStatus> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /// Shows what has become of the plugins since; the same one stays chosen.
    public void refresh() {
        String before = chosen().map(PluginStatus::id).orElse("");
        table.getItems().setAll(folder.status());
        table.getItems().stream().filter(each -> each.id().equals(before)).findFirst().ifPresent(table.getSelectionModel()::select);
        aim();
    }

    private void aim() {
        PluginStatus plugin = table.getSelectionModel().getSelectedItem();
        turn.setDisable(plugin == null);
        remove.setDisable(plugin == null);
        turn.setText(plugin == null || plugin.isActive() ? "Disable" : "Enable");
        if (plugin == null) {
            details.setText("");
            details.setTooltip(null);
            return;
        }
        String added = actions.added(plugin.id());
        CallTimes times = folder.times(plugin);
        details.setText((plugin.isBroken() ? plugin.reason() + ". " : "") + (added.isEmpty() ? "" : "Adds " + added + ". ")
                + (times.calls() == 0 ? "" : "Took " + times.text() + ".")
                + (times.held().isEmpty() ? "" : " Held the window up: " + times.heldText() + ".")
                + (times.stack().isEmpty() ? ""
                        : "\nFor very long in " + times.stack().lines().limit(STACK_LINES).collect(Collectors.joining("\n"))));
        details.setTooltip(times.stack().isEmpty() ? null : new Tooltip(times.stack()));
    }

    /// With all that its author needs where the mouse rests.
    private static TableColumn<PluginStatus, String> reason() {
        TableColumn<PluginStatus, String> column = TextTableCell.column("Reason", 400, PluginStatus::problem);
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
}
