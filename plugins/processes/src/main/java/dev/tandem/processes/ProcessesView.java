package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Workers;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TextScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The tree of scopes, groups and workers with its buttons; beside it the sheet of the present kill.
public final class ProcessesView extends BorderPane {
    /// What the table's scroll bar takes of its width.
    private static final double BAR = 16;
    private static final double ROW = 28;
    private static final double BUTTON = 64;

    private final TreeTableView<ProcessRow> table = new TreeTableView<>(new TreeItem<>());
    private final Unrolling unrolling = new Unrolling(table, ROW);
    private final ProcessItems items = new ProcessItems();
    private final KillSheet sheet = new KillSheet();
    private final Label summary = new Label();
    private final Button killAll = new Button("Kill all");
    private final Workers workers;
    private List<ProcessNode> roots = List.of();
    private int spares;
    /// How large texts are.
    private double scale = 1;
    /// What the sheet asks about.
    private Supplier<Optional<KillPlan>> asked = Optional::empty;

    public ProcessesView(Workers workers) {
        this.workers = workers;
        getStyleClass().add("processes");
        table.setId("processes-tree");
        table.setAccessibleText("Processes");
        table.setShowRoot(false);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.getColumns().setAll(ProcessColumns.all());
        table.getColumns().add(buttons());
        table.setPlaceholder(new EmptyState("No worker processes",
                "Open a pool in a script or in the console, for example WorkerPool.processes(3). "
                        + "Its workers appear here, and can be killed here."));
        killAll.setId("kill-all");
        killAll.getStyleClass().add("small");
        killAll.setOnAction(_ -> askAll());
        table.setFixedCellSize(ROW);
        table.widthProperty().addListener(_ -> fitColumns());
        TextScale.follow(this, now -> {
            scale = now;
            sheet.scale(now);
            fitColumns();
            sheet.fit(getWidth(), getHeight());
        });
        // The tree gives way, not the sheet's buttons.
        table.setMinHeight(0);
        setMinHeight(0);
        BorderPane tree = new BorderPane(table, bar(), null, null, null);
        BorderPane.setAlignment(table, Pos.TOP_LEFT);
        tree.setMinSize(0, 0);
        setCenter(tree);
        setRight(sheet);
        InvalidationListener fit = _ -> sheet.fit(getWidth(), getHeight());
        widthProperty().addListener(fit);
        heightProperty().addListener(fit);
        workers.onSnapshot(this::show);
        workers.onEvents(sheet::take);
        show(workers.snapshot());
    }

    /// Asks whether everything is to be killed, if there is anything.
    public void askAll() {
        if (!killAll.isDisabled()) {
            ask(() -> Optional.of(KillPlan.all(roots, spares)).filter(plan -> !plan.victims().isEmpty() || spares > 0));
        }
    }

    private void show(RuntimeSnapshot snapshot) {
        roots = ProcessTree.of(snapshot, workers::usage);
        spares = snapshot.spares().size();
        List<ProcessNode> rows = new ArrayList<>(roots);
        rows.addAll(ProcessTree.spares(snapshot, workers::usage));
        rows.addAll(ProcessTree.nodes(snapshot));
        if (!rows.isEmpty()) {
            unrolling.begin();
        }
        update(rows);
        long count = roots.stream().flatMap(ProcessNode::workers).count();
        long groups = roots.stream().flatMap(ProcessNode::groups).count();
        String text = count == 0 ? "Nothing is running"
                : ProcessText.workers(count) + " in " + Plural.of(groups, "group");
        int nodes = snapshot.nodes().size();
        RuntimeSnapshot.SharedMemory shared = snapshot.memory();
        summary.setText(text + (nodes == 0 ? "" : ", " + Plural.of(nodes, "node")) + (spares == 0 ? "" : ", " + ProcessText.spares(spares))
                + (shared.bytes() == 0 ? ""
                        : ", " + ProcessText.memory(shared.bytes()) + " shared (" + ProcessText.memory(shared.idleBytes()) + " of it free)"));
        killAll.setDisable(count == 0 && spares == 0);
        if (sheet.isAsking()) {
            asked.get().ifPresentOrElse(sheet::renew, sheet::isGone);
        }
        // Loud only where there is something to lose.
        killAll.getStyleClass().remove("danger");
        if (count > 0 && !sheet.isAsking()) {
            killAll.getStyleClass().add("danger");
        }
    }

    /// What is marked stays so, or goes unmarked: the table itself would mark what stands above it instead.
    private void update(List<ProcessNode> rows) {
        TreeItem<ProcessRow> marked = table.getSelectionModel().getSelectedItem();
        items.update(table.getRoot(), rows);
        if (marked != null && marked != table.getSelectionModel().getSelectedItem()) {
            table.getSelectionModel().clearSelection();
            if (items.has(marked)) {
                table.getSelectionModel().select(marked);
            }
        }
    }

    private void fitColumns() {
        if (table.getWidth() > 0) {
            ProcessColumns.fit(table.getColumns(), table.getWidth() - BAR, scale);
        }
    }

    private HBox bar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, summary, space, killAll);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private TreeTableColumn<ProcessRow, ProcessNode> buttons() {
        TreeTableColumn<ProcessRow, ProcessNode> column = new TreeTableColumn<>();
        column.setUserData(new ProcessColumns.Widths(BUTTON, BUTTON));
        column.setResizable(false);
        column.setSortable(false);
        column.setCellValueFactory(row -> row.getValue().getValue().node());
        column.setCellFactory(_ -> new KillCell(this::ask));
        return column;
    }

    private void ask(ProcessNode node) {
        ask(() -> roots.stream().flatMap(ProcessNode::all).filter(each -> each.key().equals(node.key())).findFirst()
                .map(each -> KillPlan.of(each, groupOf(each))));
    }

    private String groupOf(ProcessNode node) {
        return roots.stream().flatMap(ProcessNode::groups).filter(each -> each.groupId() == node.groupId())
                .map(ProcessNode::name).findFirst().orElse("");
    }

    /// @param plan what would be killed now; empty when it is gone
    private void ask(Supplier<Optional<KillPlan>> plan) {
        asked = plan;
        plan.get().ifPresent(sheet::ask);
        // The red button is the one that does it.
        killAll.getStyleClass().remove("danger");
    }
}
