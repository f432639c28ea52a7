package dev.tandem.variables;

import dev.tandem.plugin.Scripts.Variable;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.variables.numbers.Slice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// The variables of the session, and in their place the one that is looked at. They are read in the background, whenever something may
/// have changed them, and twice a second while code runs. Of the window's thread.
public final class VariablesView extends BorderPane {
    /// Statements that come faster than that are looked at together.
    private static final Duration PERIOD = Duration.millis(200);
    private static final Duration WHILE_RUNNING = Duration.millis(500);

    private final VariablesModel model = new VariablesModel();
    private final VariablesTable table = new VariablesTable(model);
    private final BorderPane list = new BorderPane();
    private final TextField filter = new TextField();
    private final Deque<ValueView> opened = new ArrayDeque<>();
    private final ViewContext context;
    private final Scripts scripts;
    private final ValueActions actions;
    private final Timeline running = new Timeline(new KeyFrame(WHILE_RUNNING, _ -> lookAgain()));
    private List<Variable> last = List.of();
    private boolean asked;
    private boolean isLooking;

    public VariablesView(ViewContext context) {
        this.context = context;
        scripts = context.scripts();
        actions = new ValueActions(context);
        getStyleClass().add("variables");
        getStylesheets().add(VariablesView.class.getResource("variables.css").toExternalForm());
        list.setTop(bar());
        list.setCenter(table);
        setCenter(list);
        table.follow(this);
        table.setPlaceholder(placeholder());
        table.setRowFactory(_ -> row());
        table.setContextMenu(menu());
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                withSelected(each -> open(ValuePath.of(each.name())));
                key.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !opened.isEmpty()) {
                back();
                key.consume();
            }
        });
        running.setCycleCount(Animation.INDEFINITE);
        context.onClose(() -> {
            running.stop();
            opened.forEach(ValueView::close);
        });
        scripts.listen(new News());
        ask();
    }

    private HBox bar() {
        filter.setId("variables-filter");
        filter.setPromptText("Filter by name or type");
        filter.setAccessibleText("Filter by name or type");
        filter.textProperty().subscribe(text -> {
            model.filter(text);
            table.setPlaceholder(placeholder());
            table.sort();
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        CheckBox temporaries = new CheckBox("Temporaries");
        temporaries.setId("variables-temporaries");
        temporaries.setMinWidth(CheckBox.USE_PREF_SIZE);
        temporaries.setTooltip(new Tooltip("Also show $1, $2, ..., which keep the values of expressions"));
        temporaries.selectedProperty().subscribe(shows -> {
            model.showTemporaries(shows);
            table.setPlaceholder(placeholder());
            table.sort();
        });
        HBox bar = new HBox(10, filter, temporaries);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private EmptyState placeholder() {
        return model.hidden() == 0 ? new EmptyState("No variables", "What scripts and the console declare appears here.")
                : filter.getText().isBlank() ? new EmptyState("No variables", "Temporaries such as $1 are not shown.")
                        : new EmptyState("No such variable", "No name and no type contains \u201c" + filter.getText().strip() + "\u201d.");
    }

    private TableRow<VariableRow> row() {
        TableRow<VariableRow> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty()) {
                open(ValuePath.of(row.getItem().name()));
            }
        });
        return row;
    }

    private ContextMenu menu() {
        return new ContextMenu(item("Show", each -> open(ValuePath.of(each.name()))),
                item("Plot", each -> actions.find(ValuePath.of(each.name()), value -> actions.plot(each.name(), Slice.of(value)))),
                item("Copy name", each -> actions.copy(each.name())),
                item("Copy value", each -> actions.find(ValuePath.of(each.name()), value -> actions.copyValue(each.name(), value))),
                item("Export CSV...", each -> actions.find(ValuePath.of(each.name()),
                        value -> actions.export(each.name(), Slice.of(value), getScene().getWindow()))));
    }

    private MenuItem item(String title, Consumer<VariableRow> action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> withSelected(action));
        return item;
    }

    private void withSelected(Consumer<VariableRow> action) {
        VariableRow selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            action.accept(selected);
        }
    }

    /// Shows a value in the place of what is shown.
    void open(ValuePath path) {
        ValueView view = new ValueView(context, path, this::open, this::back);
        opened.push(view);
        setCenter(view);
        view.setFocusTraversable(true);
        view.requestFocus();
    }

    private void back() {
        opened.pop().close();
        ValueView before = opened.peek();
        setCenter(before == null ? list : before);
        if (before == null) {
            table.requestFocus();
        } else {
            before.focusContent();
        }
    }

    /// One look is enough for all that asks before it begins.
    private void ask() {
        if (!asked) {
            asked = true;
            Timeline pause = new Timeline(new KeyFrame(PERIOD, _ -> {
                asked = false;
                look();
            }));
            pause.play();
        }
    }

    /// While code runs: nobody looks who cannot see it, or before the last look has ended.
    private void lookAgain() {
        if (!isLooking && getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing()) {
            look();
        }
    }

    private void look() {
        isLooking = true;
        scripts.variables().whenComplete((found, _) -> Platform.runLater(() -> {
            isLooking = false;
            if (found != null) {
                show(found);
            }
        }));
    }

    private void show(List<Variable> found) {
        last = found;
        if (model.update(found)) {
            table.setPlaceholder(placeholder());
            table.sort();
        }
        opened.forEach(each -> each.compare(last));
    }

    /// What the session says.
    private final class News implements Scripts.Listener {
        @Override
        public void started(String name) {
            model.begin();
            ask();
        }

        @Override
        public void evaluated() {
            ask();
        }

        @Override
        public void redefined(List<Variable> reset, List<String> unusable, List<Variable> outdated) {
            model.mark(reset, VariableRow.Mark.RESET);
            model.mark(outdated, VariableRow.Mark.OUTDATED);
            model.unusable(unusable);
        }

        @Override
        public void finished(String name, Instant when) {
            ask();
        }

        @Override
        public void reset() {
            model.forget();
            show(List.of());
            ask();
        }

        @Override
        public void changed(Scripts.State state) {
            if (state == Scripts.State.RUNNING) {
                running.playFromStart();
            } else {
                running.stop();
                ask();
            }
        }
    }
}
