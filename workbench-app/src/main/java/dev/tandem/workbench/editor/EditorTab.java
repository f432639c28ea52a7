package dev.tandem.workbench.editor;

import dev.tandem.toolkit.TabMark;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.stage.Popup;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/// One text with its colours, its line numbers and what is wrong with it.
final class EditorTab extends Tab {
    private static final Duration PAUSE = Duration.ofMillis(120);
    private static final Duration REST = Duration.ofMillis(400);
    private static final double BELOW = 12;
    /// Points that stay free at the right of a mark that was brought into sight, and what the numbers of lines take at its left.
    private static final double BESIDE = 24;
    private static final double MARGIN = 56;

    private final CodeArea area = new CodeArea();
    private final BorderPane content = new BorderPane(new VirtualizedScrollPane<>(area));
    /// Keeps its place when there is nothing to tell, so that what stands beside it does not move.
    private final TabMark changed = new TabMark();
    private final BooleanProperty unsaved = new SimpleBooleanProperty();
    private final Tooltip place = new Tooltip();
    private final ScriptDocument document;
    private final ErrorMarks marks = new ErrorMarks();
    /// Whether somebody is asked which of two texts is to stay.
    private boolean contested;

    EditorTab(ScriptDocument document, int caret) {
        this.document = document;
        area.getStyleClass().add("code");
        area.setAccessibleText("Text of the script");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.replaceText(document.text());
        area.getUndoManager().forgetHistory();
        area.moveTo(Math.min(caret, area.getLength()));
        area.requestFollowCaret();
        area.multiPlainChanges().successionEnds(PAUSE).subscribe(_ -> colour());
        area.plainTextChanges().subscribe(this::edited);
        explainMarks();
        setGraphic(changed);
        setTooltip(place);
        setContent(content);
        tell();
        colour();
    }

    ScriptDocument document() {
        return document;
    }

    /// Whether there is something to save.
    BooleanProperty unsavedProperty() {
        return unsaved;
    }

    int caret() {
        return area.getCaretPosition();
    }

    /// Lets the user type into it.
    void focus() {
        // A tab that was just added can take the focus after its layout only.
        Platform.runLater(area::requestFocus);
    }

    /// What is selected, or "".
    String selection() {
        return area.getSelectedText();
    }

    /// The whole text, as it is going to run.
    SourceText run() {
        return runs(document.source());
    }

    /// What is selected, or the line of the cursor, as it is going to run.
    SourceText runSelection() {
        boolean none = area.getSelectedText().isEmpty();
        int line = none ? area.getCurrentParagraph()
                : area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMajor();
        return runs(document.part(line, none ? area.getText(line) : area.getSelectedText()));
    }

    private SourceText runs(SourceText source) {
        marks.forgive();
        marks.runs(source);
        colour();
        return source;
    }

    /// Moves the cursor to the next line, after one has been run.
    void advance() {
        if (area.getSelectedText().isEmpty() && area.getCurrentParagraph() + 1 < area.getParagraphs().size()) {
            area.moveTo(area.getCurrentParagraph() + 1, 0);
            area.requestFollowCaret();
        }
    }

    /// Marks what an outcome blames, as far as it is in this text, and brings the first mark into sight.
    void blame(StatementOutcome outcome) {
        boolean isFirst = marks.all().isEmpty();
        if (marks.blame(outcome)) {
            colour();
            if (isFirst) {
                bringIntoSight(marks.all().getFirst());
            }
        }
    }

    /// Its line, and in a long line its first character, where the cursor stays.
    private void bringIntoSight(ErrorMarks.Mark mark) {
        area.showParagraphInViewport(area.offsetToPosition(mark.start(), Bias.Forward).getMajor());
        area.layout();
        area.getCharacterBoundsOnScreen(mark.start(), mark.start() + 1).map(area::screenToLocal).ifPresent(place -> {
            double beyond = place.getMaxX() + BESIDE - area.getWidth();
            double before = place.getMinX() - MARGIN;
            if (beyond > 0 || before < 0) {
                area.scrollXBy(beyond > 0 ? beyond : before);
            }
        });
    }

    List<ErrorMarks.Mark> marks() {
        return marks.all();
    }

    /// Shows what is on disk instead of what was here, which undo brings back.
    void load(DiskText text) {
        document.isOnDisk(text);
        if (!area.getText().equals(text.text())) {
            int caret = area.getCaretPosition();
            area.replaceText(text.text());
            area.moveTo(Math.min(caret, area.getLength()));
        }
        settle();
    }

    /// Asks which of two texts is to stay.
    void contest(DiskBar bar) {
        contested = true;
        content.setTop(bar);
    }

    /// Nobody has to be asked any more.
    void settle() {
        contested = false;
        content.setTop(null);
        tell();
    }

    boolean isContested() {
        return contested;
    }

    private void edited(PlainTextChange change) {
        document.edit(area.getText());
        marks.edited(change.getPosition(), change.getRemoved().length(), change.getInserted().length());
        tell();
    }

    /// Shows whether there is something to save, and where it would go.
    private void tell() {
        unsaved.set(document.isChanged());
        changed.show(document.isChanged() ? TabMark.Meaning.CHANGED : TabMark.Meaning.NONE);
        place.setText(document.file() != null ? document.file() + (document.saved() == null ? " (gone from the disk)" : "")
                : document.origin() != null ? "a copy of " + document.origin() + "; saving asks for a place" : "not saved yet");
    }

    /// What is wrong with a marked place is told when the mouse rests on it.
    private void explainMarks() {
        Popup popup = new Popup();
        Label message = new Label();
        message.getStyleClass().add("problem-message");
        popup.getContent().add(message);
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, over -> {
            marks.at(over.getCharacterIndex()).ifPresent(each -> {
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
        for (ErrorMarks.Mark each : marks.all()) {
            spans = spans.overlay(underline(each, length), EditorTab::both);
        }
        area.setStyleSpans(0, spans);
    }

    private static StyleSpans<Collection<String>> underline(ErrorMarks.Mark each, int length) {
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
