package dev.tandem.workbench.console;

import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.TabHelp;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// The printed lines and, under them, what is being typed.
public final class ConsoleView extends BorderPane {
    /// As many lines as can be shown without the window standing still.
    private static final int MOST_AT_ONCE = 400;
    private static final Duration PERIOD = Duration.millis(60);
    /// What a batch costs are the lines in sight, which are made anew, more than how many it has. So when more come than
    /// one can read, they come in fewer batches: one in so many periods.
    private static final int PERIODS_OF_A_FLOOD = 4;
    private static final int FEW = 30;

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PASTE_OF_OLD = new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHIFT_DOWN);

    private final ConsoleModel model;
    private final ScriptHost host;
    private final ConsoleOutput output;
    private final ConsoleInput input;
    private final CompletionPopup completion;
    private final TabHelp tabs;
    private Runnable saver = () -> {};
    private int statements;
    /// So many periods nothing is shown.
    private int pause;

    /// @param editors opens a text that is too long for the line below, and says where it is
    /// @param places shows a place of a script that was clicked on
    public ConsoleView(ConsoleModel model, ScriptHost host, ViewContext context, UnaryOperator<String> editors, Consumer<ScriptPlace> places) {
        this.model = model;
        this.host = host;
        completion = new CompletionPopup(host);
        tabs = new TabHelp(host.session());
        input = new ConsoleInput(this::run, this::help, completion::hide,
                text -> model.add(new ConsoleLine(Kind.NOTICE, "What was pasted is too long for this line. It is in " + editors.apply(text)
                        + ", where Run runs it.")));
        output = new ConsoleOutput(input::requestFocus);
        getStyleClass().add("console");
        output.menu(this::menu);
        setCenter(output);
        setBottom(inputRow());
        output.onPlace(places);
        output.onKeys(this::typedAbove, this::pastedAbove);
        context.workers().onEvents(model::take);
        host.addListener(new HostListener() {
            @Override
            public void fileStarted(String file) {
                // Whoever runs a file wants to see what it prints, wherever they were reading.
                Platform.runLater(output::follow);
            }
        });
        Timeline clock = new Timeline(new KeyFrame(PERIOD, _ -> showMore()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
        context.onClose(clock::stop);
    }

    /// Whoever has clicked on what was printed and types on means the line below.
    private void typedAbove(KeyEvent key) {
        String text = key.getCharacter();
        if (!key.isShortcutDown() && !key.isControlDown() && !key.isAltDown() && !text.isEmpty() && text.chars().noneMatch(Character::isISOControl)) {
            input.requestFocus();
            input.replaceSelection(text);
            key.consume();
        }
    }

    private void pastedAbove(KeyEvent key) {
        if (PASTE.match(key) || PASTE_OF_OLD.match(key)) {
            input.requestFocus();
            input.paste();
            key.consume();
        }
    }

    private void showMore() {
        if (--pause <= 0) {
            ConsoleModel.Batch batch = model.take(MOST_AT_ONCE);
            output.show(batch);
            pause = batch.lines().size() < FEW ? 0 : PERIODS_OF_A_FLOOD;
        }
    }

    private HBox inputRow() {
        Label prompt = new Label("›");
        prompt.getStyleClass().add("prompt");
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox row = new HBox(6, prompt, input);
        row.getStyleClass().add("console-input-row");
        return row;
    }

    private void run(String text) {
        text.lines().forEach(line -> model.add(new ConsoleLine(Kind.INPUT, "› " + line)));
        output.follow();
        host.run(new SourceText("console:" + ++statements, text));
    }

    private ContextMenu menu() {
        MenuItem copy = item("Copy", output::copy);
        MenuItem save = item("Save as…", () -> saver.run());
        ContextMenu menu = new ContextMenu(copy, item("Select all", output::selectAll), new SeparatorMenuItem(), item("Find…", this::find), save,
                item("Clear", this::clear));
        menu.setOnShowing(_ -> copy.setDisable(!output.hasSelection()));
        return menu;
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// What is done to save what was printed, from the console's own menu.
    public void onSave(Runnable action) {
        saver = action;
    }

    /// Lets the user look for something in what was printed.
    public void find() {
        output.find();
    }

    /// Goes to the next place of what is looked for, or the one before.
    public void findNext(boolean forwards) {
        output.findNext(forwards);
    }

    /// Forgets what was printed.
    public void clear() {
        output.clear();
    }

    /// What was printed, but for lines that have not ended.
    ///
    /// @return begins by saying so when older lines are not kept any more
    public String text() {
        long gone = output.gone();
        return (gone == 0 ? "" : "(" + gone + " older lines are not kept)\n") + output.text();
    }

    /// What was typed here, oldest first.
    public List<String> history() {
        return input.history().all();
    }

    /// What was typed in former windows.
    public void formerly(List<String> lines) {
        input.formerly(lines);
    }

    /// Shows signatures or documentation above the line, else offers what could be typed.
    private void help(String text, int cursor) {
        CompletableFuture.supplyAsync(() -> tabs.press(text, cursor)).thenAcceptAsync(lines -> {
            lines.forEach(line -> model.add(new ConsoleLine(Kind.NOTICE, line)));
            if (lines.isEmpty() && text.equals(input.getText())) {
                completion.ask(input, input.localToScreen(input.getBoundsInLocal()), text, cursor, this::complete);
            }
        }, Platform::runLater);
    }

    private void complete(CompletionPopup.Choice choice) {
        input.setText(choice.text());
        input.positionCaret(choice.cursor());
    }
}
