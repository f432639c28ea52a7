package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.Usage;
import dev.tandem.plugin.Workers;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TextScale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
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
    /// Letters that can be seen.
    private static final int FILTER = 10;

    private final TreeTableView<ProcessRow> table = new TreeTableView<>(new TreeItem<>());
    private final Unrolling unrolling = new Unrolling(table, ROW);
    private final ProcessItems items = new ProcessItems();
    private final UsageHistory history = new UsageHistory();
    private final BusyFirst busyFirst = new BusyFirst();
    private final Folding folding = new Folding(items, busyFirst);
    private final KillSheet sheet = new KillSheet();
    private final Label summary = new Label();
    private final TextField filter = new TextField();
    private final Button killAll = new Button("Kill all");
    private final EmptyState nothing = new EmptyState("No worker processes",
            "Open a pool in a script or in the console, for example WorkerPool.processes(3). "
                    + "Its workers appear here, and can be killed here.");
    private final EmptyState noSuch = new EmptyState("No such process", "Nothing that runs has this in its name, number, state or task.");
    private final ToggleButton detailed = new ToggleButton("Details");
    private final DetailsPane details;
    private final Workers workers;
    private List<ProcessNode> roots = List.of();
    private int spares;
    private Instant lastLook = Instant.MIN;
    /// Titles of columns that the user does not want.
    private final Set<String> unwanted = new HashSet<>();
    /// How large texts are.
    private double scale = 1;
    /// What the user wants rows sorted by; null for none.
    private Comparator<ProcessNode> order;
    /// What the sheet asks about.
    private Supplier<Optional<KillPlan>> asked = Optional::empty;

    /// @param selection what is chosen in any view
    public ProcessesView(Workers workers, LinkedSelection selection) {
        this.workers = workers;
        details = new DetailsPane(workers);
        link(selection);
        getStyleClass().add("processes");
        table.setId("processes-tree");
        table.setAccessibleText("Processes");
        table.setShowRoot(false);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.getColumns().setAll(ProcessColumns.all(this::choose, history));
        table.getColumns().add(buttons());
        table.setPlaceholder(nothing);
        killAll.setId("kill-all");
        killAll.getStyleClass().add("small");
        killAll.setOnAction(_ -> askAll());
        table.setFixedCellSize(ROW);
        table.setSortPolicy(_ -> {
            order = RowOrder.of(table.getSortOrder());
            Platform.runLater(() -> show(workers.snapshot()));
            return true;
        });
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DELETE) {
                askMarked();
                key.consume();
            }
        });
        table.widthProperty().addListener(_ -> fitColumns());
        TextScale.follow(this, now -> {
            scale = now;
            sheet.scale(now);
            details.setPrefWidth(DetailsPane.WIDTH * now);
            details.setMinWidth(0);
            fitColumns();
            sheet.fit(getWidth(), getHeight());
        });
        // The tree gives way, not the sheet's buttons.
        table.setMinHeight(0);
        setMinHeight(0);
        BorderPane tree = new BorderPane(table, bar(), null, null, null);
        detailed.setId("processes-details");
        detailed.getStyleClass().add("small");
        detailed.setMinWidth(USE_PREF_SIZE);
        detailed.setTooltip(new Tooltip("What is known of the worker that is marked"));
        detailed.selectedProperty().subscribe(isWanted -> {
            tree.setRight(isWanted ? details : null);
            showDetails();
        });
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<ProcessRow>>) _ -> showDetails());
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
        show(snapshot, workers::usage);
    }

    /// @param usage what processes take of the machine
    void show(RuntimeSnapshot snapshot, Function<RuntimeSnapshot.Process, Usage> usage) {
        roots = ProcessTree.of(snapshot, usage);
        spares = snapshot.spares().size();
        List<ProcessNode> rows = new ArrayList<>(roots);
        rows.addAll(ProcessTree.spares(snapshot, usage));
        rows.addAll(ProcessTree.nodes(snapshot));
        if (!snapshot.time().equals(lastLook)) {
            lastLook = snapshot.time();
            history.add(rows);
        }
        if (!rows.isEmpty()) {
            unrolling.begin();
        }
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<ProcessNode> inOrder = order == null ? busyFirst.order(rows, snapshot.time(), table.isHover()) : RowOrder.sorted(rows, order);
        List<ProcessNode> shown = ProcessNode.filtered(inOrder, wanted);
        update(shown);
        folding.look(rows.stream().flatMap(ProcessNode::groups).toList(), snapshot.time(), table.getSelectionModel().getSelectedItems());
        table.setPlaceholder(wanted.isEmpty() || rows.isEmpty() ? nothing : noSuch);
        long count = roots.stream().flatMap(ProcessNode::workers).count();
        long groups = roots.stream().flatMap(ProcessNode::groups).count();
        String text = count == 0 ? "Nothing is running"
                : ProcessText.workers(count) + " in " + Plural.of(groups, "group");
        if (!wanted.isEmpty()) {
            text = shown.stream().flatMap(ProcessNode::workers).count() + " of " + text;
        }
        int nodes = snapshot.nodes().size();
        RuntimeSnapshot.SharedMemory shared = snapshot.memory();
        summary.setText(text + (nodes == 0 ? "" : ", " + Plural.of(nodes, "node")) + (spares == 0 ? "" : ", " + ProcessText.spares(spares))
                + (shared.bytes() == 0 ? ""
                        : ", " + ProcessText.memory(shared.bytes()) + " shared (" + ProcessText.memory(shared.idleBytes()) + " of it free)"));
        showDetails();
        killAll.setDisable(count == 0 && spares == 0);
        sheet.look(roots.stream().flatMap(ProcessNode::workers).toList(), snapshot.time());
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
        List<TreeItem<ProcessRow>> marked = List.copyOf(table.getSelectionModel().getSelectedItems());
        items.update(table.getRoot(), rows);
        if (!marked.equals(table.getSelectionModel().getSelectedItems())) {
            table.getSelectionModel().clearSelection();
            marked.stream().filter(items::has).forEach(table.getSelectionModel()::select);
        }
    }

    private ContextMenu menu() {
        MenuItem kill = item("Kill\u2026", "processes-kill", this::askMarked);
        kill.setAccelerator(KeyCombination.valueOf("Delete"));
        MenuItem id = item("Copy ID", "processes-copy-id", () -> copy(marked().stream().map(this::idOf)));
        MenuItem pid = item("Copy PID", "processes-copy-pid", () -> copy(marked().stream().map(node -> Long.toString(node.pid()))));
        ContextMenu menu = new ContextMenu(kill, new SeparatorMenuItem(), id, pid, new SeparatorMenuItem(), columns());
        menu.setOnShowing(_ -> {
            kill.setDisable(doomed().isEmpty());
            id.setDisable(marked().stream().noneMatch(node -> node.groupId() >= 0));
            pid.setDisable(marked().stream().noneMatch(node -> node.pid() >= 0));
        });
        return menu;
    }

    /// Which columns the user wants; those for which there is no room stay away all the same.
    private Menu columns() {
        Menu menu = new Menu("Columns");
        menu.setId("processes-columns");
        for (TreeTableColumn<ProcessRow, ?> column : table.getColumns()) {
            if (!column.getText().isEmpty() && !column.getText().equals("Name")) {
                CheckMenuItem wanted = new CheckMenuItem(column.getText());
                wanted.setSelected(true);
                wanted.setOnAction(_ -> {
                    if (wanted.isSelected()) {
                        unwanted.remove(column.getText());
                    } else {
                        unwanted.add(column.getText());
                    }
                    fitColumns();
                });
                menu.getItems().add(wanted);
            }
        }
        return menu;
    }

    private static MenuItem item(String title, String id, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void copy(Stream<String> lines) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT,
                lines.filter(line -> !line.isEmpty() && !line.equals("-1")).collect(Collectors.joining("\n"))));
    }

    /// What `scripts/tandem kill` calls it, "" for what it does not know.
    private String idOf(ProcessNode node) {
        return node.groupId() < 0 ? "" : groupOf(node) + (node.number() < 0 ? "" : "/" + node.number());
    }

    private List<ProcessNode> marked() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(item -> item.getValue().node().get()).toList();
    }

    private List<ProcessNode> doomed() {
        return marked().stream().filter(node -> !node.isEmpty()).toList();
    }

    /// A row that is marked alone is chosen in all views, and what is chosen elsewhere is marked here.
    private void link(LinkedSelection selection) {
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<ProcessRow>>) _ -> {
            List<ProcessNode> marked = marked();
            LinkedSelection.Item item = marked.size() != 1 || marked.getFirst().groupId() < 0 ? null : itemOf(marked.getFirst());
            if (item != null) {
                selection.select(item);
            }
        });
        selection.onChange(item -> item.flatMap(ProcessesView::keyOf).filter(key -> marked().stream().noneMatch(node -> node.key().equals(key)))
                .flatMap(items::of).ifPresent(row -> choose(row.getValue().node().get())));
    }

    private static LinkedSelection.Item itemOf(ProcessNode node) {
        return node.number() < 0 ? new LinkedSelection.Item.Group(node.groupId()) : new LinkedSelection.Item.Worker(node.groupId(), node.number());
    }

    private static Optional<String> keyOf(LinkedSelection.Item item) {
        return switch (item) {
            case LinkedSelection.Item.Worker(long groupId, int number) -> Optional.of(ProcessNode.keyOfWorker(groupId, number));
            case LinkedSelection.Item.Group(long groupId) -> Optional.of(ProcessNode.keyOfGroup(groupId));
            case LinkedSelection.Item.Sweep _ -> Optional.empty();
        };
    }

    /// Brings the row of a worker into sight and marks it.
    private void choose(ProcessNode worker) {
        items.of(worker.key()).ifPresent(item -> {
            for (TreeItem<ProcessRow> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(item);
            table.scrollTo(Math.max(0, table.getRow(item) - 1));
        });
    }

    private void askMarked() {
        Set<String> keys = doomed().stream().map(ProcessNode::key).collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            ask(keys);
        }
    }

    /// Of the one worker that is marked.
    private void showDetails() {
        if (detailed.isSelected()) {
            List<ProcessNode> marked = marked();
            details.show(marked.size() == 1 && marked.getFirst().number() >= 0 ? marked.getFirst() : null);
        }
    }

    private void fitColumns() {
        if (table.getWidth() > 0) {
            ProcessColumns.fit(table.getColumns(), unwanted, table.getWidth() - BAR, scale);
        }
    }

    private HBox bar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        filter.setId("processes-filter");
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter by name, number, state or task");
        filter.setTooltip(new Tooltip("By name, number, state or task"));
        filter.setPrefColumnCount(FILTER);
        filter.setMinWidth(0);
        filter.textProperty().subscribe(_ -> Platform.runLater(() -> show(workers.snapshot())));
        filter.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                key.consume();
            }
        });
        summary.setMinWidth(0);
        killAll.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, summary, space, filter, detailed, killAll);
        bar.setAlignment(Pos.CENTER_LEFT);
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
        ask(Set.of(node.key()));
    }

    private void ask(Set<String> keys) {
        ask(() -> Optional.of(roots.stream().flatMap(ProcessNode::all).filter(each -> keys.contains(each.key())).toList())
                .filter(rows -> !rows.isEmpty()).map(rows -> KillPlan.of(rows, this::groupOf)));
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
