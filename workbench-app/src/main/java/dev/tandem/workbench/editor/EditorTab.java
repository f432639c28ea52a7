package dev.tandem.workbench.editor;

import dev.tandem.workbench.session.Outcome;
import dev.tandem.workbench.session.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.stage.Popup;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// One text with its colours, its line numbers and what is wrong with it.
final class EditorTab extends Tab {
    private static final Duration PAUSE = Duration.ofMillis(120);
    private static final Duration REST = Duration.ofMillis(400);
    private static final double BELOW = 12;

    private final CodeArea area = new CodeArea();
    private final ScriptDocument document;

    EditorTab(ScriptDocument document) {
        this.document = document;
        area.getStyleClass().add("code");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.replaceText(document.text());
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.requestFollowCaret();
        area.multiPlainChanges().successionEnds(PAUSE).subscribe(_ -> colour());
        area.plainTextChanges().subscribe(_ -> edited());
        explainUnderlines();
        setContent(new VirtualizedScrollPane<>(area));
        edited();
        colour();
    }

    ScriptDocument document() {
        return document;
    }

    /// What is selected, or the line of the cursor.
    SourceText selection() {
        boolean none = area.getSelectedText().isEmpty();
        int line = none ? area.getCurrentParagraph()
                : area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMajor();
        return document.part(line, none ? area.getText(line) : area.getSelectedText());
    }

    /// Moves the cursor to the next line, after one has been run.
    void advance() {
        if (area.getSelectedText().isEmpty() && area.getCurrentParagraph() + 1 < area.getParagraphs().size()) {
            area.moveTo(area.getCurrentParagraph() + 1, 0);
            area.requestFollowCaret();
        }
    }

    /// Underlines what an outcome blames.
    void blame(Outcome outcome) {
        document.blame(outcome);
        colour();
    }

    void forgive() {
        document.forgive();
        colour();
    }

    /// Shows where the document is and whether it has changed.
    void edited() {
        document.edit(area.getText());
        setText(document.title());
        setTooltip(new Tooltip(document.file() == null ? "not saved yet" : document.file().toString()));
    }

    /// What is wrong with an underlined place is told when the mouse rests on it.
    private void explainUnderlines() {
        Popup popup = new Popup();
        Label message = new Label();
        message.getStyleClass().add("problem-message");
        popup.getContent().add(message);
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, over -> {
            document.problemAt(over.getCharacterIndex()).ifPresent(each -> {
                message.setText(each.message());
                popup.show(area, over.getScreenPosition().getX(), over.getScreenPosition().getY() + BELOW);
            });
        });
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> popup.hide());
    }

    private void colour() {
        int length = area.getLength();
        if (length == 0) {
            return;
        }
        StyleSpansBuilder<Collection<String>> colours = new StyleSpansBuilder<>();
        int at = 0;
        for (JavaTokens.Token token : JavaTokens.of(area.getText())) {
            colours.add(List.of(), token.start() - at);
            colours.add(List.of(token.kind()), token.end() - token.start());
            at = token.end();
        }
        colours.add(List.of(), length - at);
        StyleSpans<Collection<String>> spans = colours.create();
        for (Underlines each : document.problems()) {
            spans = spans.overlay(underline(each, length), EditorTab::both);
        }
        area.setStyleSpans(0, spans);
    }

    private static StyleSpans<Collection<String>> underline(Underlines each, int length) {
        StyleSpansBuilder<Collection<String>> line = new StyleSpansBuilder<>();
        line.add(List.of(), each.start());
        line.add(List.of("problem"), each.end() - each.start());
        line.add(List.of(), length - each.end());
        return line.create();
    }

    private static Collection<String> both(Collection<String> first, Collection<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
