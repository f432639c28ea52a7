package dev.tandem.workbench.console;

import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.console.ConsoleLine.Kind;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.TabHelp;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// The printed lines and, under them, the line that is being typed: Enter runs it, the arrows recall, Tab
/// completes.
public final class ConsoleView extends BorderPane {
    private static final int MOST_LINES = 5000;
    private static final Duration PERIOD = Duration.millis(60);

    private final ConsoleModel model;
    private final ScriptHost host;
    private final History history = new History();
    private final StyleClassedTextArea output = new StyleClassedTextArea(false);
    private final TextField input = new TextField();
    private final CompletionPopup completion;
    private final TabHelp tabs;
    private int statements;

    public ConsoleView(ConsoleModel model, ScriptHost host, ViewContext context) {
        this.model = model;
        this.host = host;
        completion = new CompletionPopup(host);
        tabs = new TabHelp(host.session());
        getStyleClass().add("console");
        output.setEditable(false);
        output.setWrapText(true);
        output.setId("console-output");
        output.getStyleClass().add("console-output");
        input.setId("console-input");
        input.setPromptText("Type Java, Enter runs it, Tab completes");
        input.setOnAction(_ -> run());
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        setCenter(new VirtualizedScrollPane<>(output));
        setBottom(inputRow());
        context.onEvents(model::take);
        Timeline clock = new Timeline(new KeyFrame(PERIOD, _ -> print(model.take())));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
    }

    private HBox inputRow() {
        Label prompt = new Label("›");
        prompt.getStyleClass().add("prompt");
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox row = new HBox(6, prompt, input);
        row.getStyleClass().add("console-input-row");
        return row;
    }

    private void run() {
        String text = input.getText();
        if (!text.isBlank()) {
            history.add(text);
            model.add(new ConsoleLine(Kind.INPUT, "› " + text));
            host.run(new SourceText("console:" + ++statements, text));
            input.clear();
        }
    }

    /// What was typed here, oldest first.
    public List<String> history() {
        return history.all();
    }

    /// What was typed in former windows.
    public void formerly(List<String> lines) {
        history.before(lines);
    }

    private void typed(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> recall(history.previous(input.getText()), key);
            case DOWN -> recall(history.next(input.getText()), key);
            case TAB -> {
                help(input.getText(), input.getCaretPosition());
                key.consume();
            }
            case ESCAPE -> completion.hide();
            default -> { }
        }
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

    private void recall(String text, KeyEvent key) {
        input.setText(text);
        input.end();
        key.consume();
    }

    private void print(List<ConsoleLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        for (ConsoleLine line : lines) {
            output.append(line.shown() + "\n", style(line.kind()));
        }
        int surplus = output.getParagraphs().size() - MOST_LINES;
        if (surplus > 0) {
            output.deleteText(0, 0, surplus, 0);
        }
        output.moveTo(output.getLength());
        output.requestFollowCaret();
    }

    private static String style(Kind kind) {
        return "kind-" + kind.name().toLowerCase().replace('_', '-');
    }
}
