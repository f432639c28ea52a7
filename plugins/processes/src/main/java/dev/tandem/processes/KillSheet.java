package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.processes.KillPlan.Victim;
import dev.tandem.toolkit.TaskLabel;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.TextTableCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks before a kill, saying who will die, and then shows the steps with their times.
final class KillSheet extends BorderPane {
    /// From which height on the table is below the words.
    private static final double HIGH = 300;
    private static final double NARROW = 460;
    private static final double WIDE = 740;
    private static final double SHARE = 0.6;
    private static final double WORDS = 240;
    private static final double FEW_WORDS = 196;
    /// How many are named that do not end.
    private static final int NAMED = 3;

    private final Label heading = new Label();
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final TableView<Victim> table = new TableView<>();
    private final Button confirm = new Button();
    private final Button dismiss = new Button();
    private final HBox buttons = new HBox(8);
    private final ScrollPane told = new ScrollPane();
    /// How large the whole is in which the sheet stands.
    private Dimension2D place = new Dimension2D(WIDE, HIGH);
    /// How large texts are.
    private double scale = 1;
    private KillPlan plan;
    /// Null until the user has said yes.
    private KillProgress progress;

    KillSheet() {
        getStyleClass().add("kill-sheet");
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        heading.setId("kill-heading");
        text.setWrapText(true);
        text.setId("kill-text");
        confirm.setId("kill-confirm");
        confirm.getStyleClass().addAll("danger");
        confirm.setOnAction(_ -> start());
        dismiss.setId("kill-dismiss");
        dismiss.setOnAction(_ -> show(false));
        dismiss.setCancelButton(true);
        buttons.getChildren().setAll(dismiss, confirm);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinHeight(USE_PREF_SIZE);
        confirm.setMinWidth(USE_PREF_SIZE);
        dismiss.setMinWidth(USE_PREF_SIZE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setAccessibleText("What is killed");
        table.getStyleClass().add("dense");
        heading.setMinHeight(USE_PREF_SIZE);
        text.setMinHeight(USE_PREF_SIZE);
        // However low the sheet is, its buttons are in sight; what does not fit above them is scrolled.
        bar.setId("kill-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How many are gone");
        VBox content = new VBox(8, heading, bar, text);
        told.setContent(content);
        told.setFitToWidth(true);
        // By itself it would ask for the height of words that are not wrapped.
        told.prefViewportHeightProperty().bind(content.heightProperty());
        told.setMinHeight(0);
        told.setFocusTraversable(false);
        setMinHeight(0);
        fit(place.getWidth(), place.getHeight());
        show(false);
    }

    /// Gives all parts a place: the table below the words, or beside them where that leaves it no rows.
    ///
    /// @param width of the whole in which the sheet stands
    void fit(double width, double height) {
        place = new Dimension2D(width, height);
        boolean low = height < HIGH * scale && table.isVisible();
        setPrefWidth(Math.min((low ? WIDE : NARROW) * scale, width * SHARE));
        VBox words = new VBox(8, told);
        if (low) {
            words.setPrefWidth((isNarrow() ? FEW_WORDS : WORDS) * scale);
            // No button is cut, whatever it says.
            words.setMinWidth(USE_PREF_SIZE);
            VBox.setVgrow(told, Priority.ALWAYS);
            words.getChildren().add(buttons);
            setLeft(words);
            setTop(null);
            setBottom(null);
        } else {
            setLeft(null);
            setTop(words);
            setBottom(buttons);
        }
        Insets gap = low ? new Insets(0, 0, 0, 12) : new Insets(8, 0, 8, 0);
        setMargin(table, gap);
        setCenter(table);
    }

    /// Whether there is less room than words and table want side by side.
    private boolean isNarrow() {
        return place.getHeight() < HIGH * scale && place.getWidth() * SHARE < WIDE * scale;
    }

    /// Gives everything the room that texts need which are that many times as large as those of the standard size.
    void scale(double now) {
        table.getColumns().forEach(column -> TextScale.widen(column, now / scale));
        scale = now;
        table.getColumns().stream().findFirst().ifPresent(TextScale::fill);
    }

    private void columns(List<TableColumn<Victim, String>> columns) {
        columns.forEach(column -> TextScale.widen(column, scale));
        table.getColumns().setAll(columns);
    }

    /// Asks; nothing is done yet.
    void ask(KillPlan asked) {
        progress = null;
        bar.setVisible(false);
        bar.setManaged(false);
        tell(asked);
        columns(List.of(worker(), pid(), task()));
        confirm.setVisible(true);
        confirm.setManaged(true);
        dismiss.setText("Cancel");
        show(true);
        // For those without a mouse: Escape says no, Tab and Space say yes.
        dismiss.requestFocus();
    }

    /// Whether a question waits for its answer.
    boolean isAsking() {
        return isVisible() && progress == null && confirm.isVisible();
    }

    /// What is asked is what is true at the moment: tasks begin and end meanwhile.
    void renew(KillPlan now) {
        if (!now.equals(plan)) {
            tell(now);
        }
    }

    /// What is asked about has ended by itself: there is nothing to kill any more.
    void isGone() {
        heading.setText("Already ended: " + plan.what());
        text.setText("Nothing is left to kill.");
        table.setVisible(false);
        table.setManaged(false);
        close();
    }

    /// Leaves one button, which takes the sheet away.
    private void close() {
        confirm.setVisible(false);
        confirm.setManaged(false);
        dismiss.setText("Close");
    }

    private void tell(KillPlan asked) {
        plan = asked;
        heading.setText("Kill " + plan.what() + "?");
        String who = plan.victims().isEmpty() ? ProcessText.spares(plan.spares()) : ProcessText.workers(plan.victims().size());
        text.setText(plan.victims().isEmpty() ? who + " will end." : who + " will end. " + plan.consequence());
        table.getItems().setAll(plan.victims());
        boolean any = !plan.victims().isEmpty();
        table.setVisible(any);
        table.setManaged(any);
        fit(place.getWidth(), place.getHeight());
        confirm.setText("Kill " + who);
    }

    void take(List<RuntimeEvent> events) {
        if (progress != null && progress.take(events)) {
            showProgress();
        }
    }

    /// Takes in what there is now, once the user has said yes.
    void look(List<ProcessNode> workers, Instant now) {
        if (progress != null && !progress.isOver()) {
            if (progress.look(workers, now)) {
                showProgress();
            }
            List<Victim> stuck = progress.stuck(now);
            if (!stuck.isEmpty()) {
                text.setText(stuck(stuck));
            }
        }
    }

    private static String stuck(List<Victim> victims) {
        String who = victims.stream().limit(NAMED).map(victim -> victim.group() + "/" + victim.number() + ", process " + victim.pid())
                .collect(Collectors.joining("; "));
        return "Not ended yet: " + who + (victims.size() > NAMED ? " and " + (victims.size() - NAMED) + " more" : "")
                + ". They were sent SIGKILL, which no program can refuse: the system ends them when what they wait for in it, such as a disk, answers.";
    }

    private void start() {
        progress = new KillProgress(plan, Instant.now());
        close();
        text.setText(plan.victims().isEmpty() ? "" : "Each worker is asked to end, then told to, then killed.");
        List<TableColumn<Victim, String>> all = new ArrayList<>(List.of(worker(), pid(), step("Asked", KillStep.ASKED),
                step("Told", KillStep.TERMINATED), step("Killed", KillStep.KILLED), step("Gone", KillStep.GONE)));
        if (isNarrow()) {
            // The times are what one looks at now.
            all.remove(1);
        }
        columns(all);
        showProgress();
        progress.start();
    }

    private void showProgress() {
        bar.setVisible(!plan.victims().isEmpty());
        bar.setManaged(bar.isVisible());
        bar.setProgress(progress.share());
        heading.setText(progress.headline());
        table.refresh();
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    private static TableColumn<Victim, String> worker() {
        TableColumn<Victim, String> column = new TableColumn<>("Worker");
        column.setPrefWidth(120);
        column.setMinWidth(84);
        // What is left is for the tasks.
        column.setMaxWidth(140);
        column.setCellFactory(_ -> {
            TextTableCell<Victim> cell = new TextTableCell<>();
            // Its number is at the end.
            cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            return cell;
        });
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().group() + " / " + row.getValue().number()));
        return column;
    }

    private static TableColumn<Victim, String> pid() {
        TableColumn<Victim, String> column = new TableColumn<>("PID");
        column.setPrefWidth(76);
        column.setMinWidth(76);
        column.setMaxWidth(76);
        column.getStyleClass().add("number");
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().pid() < 0 ? "" : Long.toString(row.getValue().pid())));
        return column;
    }

    private static TableColumn<Victim, String> task() {
        TableColumn<Victim, String> column = new TableColumn<>("Task");
        column.setPrefWidth(240);
        column.setCellFactory(_ -> new TextTableCell<>());
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().task() == null ? row.getValue().state() : TaskLabel.words(row.getValue().task())));
        return column;
    }

    private TableColumn<Victim, String> step(String title, KillStep step) {
        TableColumn<Victim, String> column = new TableColumn<>(title);
        column.setPrefWidth(66);
        column.setMinWidth(66);
        column.getStyleClass().add("number");
        column.setCellValueFactory(row -> {
            var reached = progress.reached(row.getValue(), step);
            return new ReadOnlyStringWrapper(reached == null ? "" : ProcessText.elapsed(reached));
        });
        return column;
    }
}
