package dev.tandem.workbench.editor;

import dev.tandem.toolkit.TabMark;
import dev.tandem.workbench.draft.Draft;
import dev.tandem.workbench.draft.Finding;
import dev.tandem.workbench.draft.Review;
import dev.tandem.workbench.find.FindBar;
import dev.tandem.workbench.editor.run.CellTint;
import dev.tandem.workbench.editor.run.Gutter;
import dev.tandem.workbench.editor.run.RunMarks;
import dev.tandem.workbench.editor.typing.Brackets;
import dev.tandem.workbench.editor.typing.TypingHelp;
import dev.tandem.workbench.editor.typing.TypingKeys;
import dev.tandem.workbench.script.ScriptCells;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.reactfx.EventStreams;

/// One text with its colours, its line numbers, what is wrong with it and what helps while it is typed.
final class EditorTab extends Tab {
    private static final Duration PAUSE = Duration.ofMillis(120);
    private static final Duration REST = Duration.ofMillis(400);
    private static final double BELOW = 12;
    /// Points that stay free at the right of a mark that was brought into sight, and what the numbers of lines take at its left.
    private static final double BESIDE = 24;
    private static final double MARGIN = 56;

    private final CodeArea area = new CodeArea();
    private final BorderPane content = new BorderPane(new VirtualizedScrollPane<>(area));
    /// Over the text: who is asked something, and what is looked for.
    private final VBox bars = new VBox();
    /// Keeps its place when there is nothing to tell, so that what stands beside it does not move.
    private final TabMark changed = new TabMark();
    private final BooleanProperty unsaved = new SimpleBooleanProperty();
    private final Tooltip place = new Tooltip();
    private final ScriptDocument document;
    private final Draft draft;
    private final ErrorMarks marks = new ErrorMarks();
    private final RunMarks ran = new RunMarks();
    private final Highlighting colours = new Highlighting(area, marks);
    private final Gutter gutter = new Gutter(area, this::lineOf);
    private final CellTint cells = new CellTint(area);
    private final TypingKeys keys;
    private final TypingHelp help;
    private final FindBar find = new FindBar(area, this::closeFind);
    private final StatusLine status = new StatusLine(area, this::nextProblem);
    /// Asks which of two texts is to stay; null while nobody is asked.
    private DiskBar contest;

    /// @param draft understands the text while it is in front
    /// @param onGoOn runs the cell or statement at the cursor and goes on to the next
    EditorTab(ScriptDocument document, int caret, Draft draft, Runnable onGoOn) {
        this.document = document;
        this.draft = draft;
        area.getStyleClass().add("code");
        area.setAccessibleText("Text of " + document.name());
        area.replaceText(document.text());
        area.getUndoManager().forgetHistory();
        area.moveTo(Math.min(caret, area.getLength()));
        area.requestFollowCaret();
        area.setParagraphGraphicFactory(gutter);
        // What is offered takes keys before the text does.
        help = new TypingHelp(area, draft, at -> colours.isCode(at - 1));
        keys = new TypingKeys(area);
        new Brackets(area, colours::isColouredAsCode);
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && key.isShiftDown() && !key.isShortcutDown()) {
                onGoOn.run();
                key.consume();
            }
        });
        area.multiPlainChanges().successionEnds(PAUSE).subscribe(_ -> {
            colours.show();
            tellProblems();
            review();
        });
        area.plainTextChanges().subscribe(this::edited);
        EventStreams.nonNullValuesOf(area.caretPositionProperty()).successionEnds(PAUSE).subscribe(_ -> cells.show());
        explainMarks();
        setGraphic(changed);
        setTooltip(place);
        content.setTop(bars);
        content.setBottom(status);
        setContent(content);
        tell();
        colours.show();
        cells.show();
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

    /// Has the text looked at, as one that is in front.
    void review() {
        if (isSelected()) {
            draft.review(area.getText());
        }
    }

    /// The whole text, as it is going to run.
    SourceText run() {
        return runs(document.source(), 0, area.getLength());
    }

    /// What is selected, else the cell of the cursor, else the statement there, as it is going to run; empty where there is none.
    CompletableFuture<Optional<SourceText>> runCell() {
        Optional<ScriptCells.Cell> cell = ScriptCells.at(area.getText(), area.getCaretPosition());
        return area.getSelectedText().isEmpty() && cell.isPresent()
                ? CompletableFuture.completedFuture(cell.map(each -> runs(document.part(each.start(), each.end()), each.start(), each.end())))
                : runSelection();
    }

    /// What is selected, or the whole statement at the cursor, as it is going to run; empty where there is none.
    CompletableFuture<Optional<SourceText>> runSelection() {
        IndexRange selected = area.getSelection();
        if (selected.getLength() > 0) {
            return CompletableFuture.completedFuture(
                    Optional.of(runs(document.part(selected.getStart(), selected.getEnd()), selected.getStart(), selected.getEnd())));
        }
        String text = area.getText();
        return draft.statementAt(text, area.getCaretPosition()).thenApplyAsync(found -> found.filter(_ -> area.getText().equals(text))
                .map(part -> runs(document.part(part.start(), part.next()), part.start(), part.next())), Platform::runLater);
    }

    private SourceText runs(SourceText source, int start, int end) {
        marks.forgive();
        marks.runs(source);
        ran.waits(source, start, end);
        showMarks();
        return source;
    }

    /// Moves the cursor behind what has just been given to run: to the next cell, or the next statement.
    void advance(SourceText given) {
        if (!area.getSelectedText().isEmpty()) {
            return;
        }
        int next = new SourceText("", area.getText()).skipBlank(Math.min(given.text().length(), area.getLength()));
        area.moveTo(ScriptCells.of(area.getText()).isEmpty() ? next : Math.min(given.text().length(), area.getLength()));
        area.requestFollowCaret();
    }

    /// What became of a text that was given to run, if it was a part of this.
    void ran(SourceText source, RunMarks.State state) {
        if (state == RunMarks.State.DONE ? ran.ended(source) : ran.is(source, state)) {
            gutter.show();
        }
    }

    /// A text that was given to run does not.
    void dropped(SourceText source) {
        if (ran.forget(source)) {
            gutter.show();
        }
    }

    /// The session knows nothing of this text any more.
    void forgotten() {
        ran.clear();
        gutter.show();
    }

    /// Marks what an outcome blames, as far as it is in this text, and brings the first mark into sight.
    void blame(StatementOutcome outcome) {
        boolean isFirst = marks.ofRuns().isEmpty();
        if (marks.blame(outcome)) {
            showMarks();
            if (isFirst) {
                bringIntoSight(marks.ofRuns().getFirst());
            }
        }
    }

    /// Marks what the compiler has found in this text, unless it is another one meanwhile.
    void reviewed(Review review) {
        if (review.text().equals(area.getText())) {
            if (marks.found(review.findings().stream().map(each -> visible(each, review.text())).toList())) {
                showMarks();
            } else {
                tellProblems();
            }
        }
    }

    /// What is missing has no characters of its own; the one before it is marked instead.
    private static ErrorMarks.Mark visible(Finding finding, String text) {
        int start = Math.clamp(finding.start(), 0, Math.max(0, text.length() - 1));
        int end = Math.clamp(finding.end(), Math.min(start + 1, text.length()), text.length());
        int before = start;
        while (before > 0 && text.substring(before, end).isBlank()) {
            before--;
        }
        return new ErrorMarks.Mark(before, before < start ? before + 1 : end, finding.message());
    }

    private void showMarks() {
        colours.show();
        gutter.show();
        tellProblems();
    }

    private void tellProblems() {
        List<ErrorMarks.Mark> all = marks.all();
        String untold = area.getLength() > Highlighting.LONGEST ? "Too long to be coloured and checked"
                : area.getLength() > Draft.LONGEST ? "Too long to be checked" : "";
        status.tell(all.size(), all.isEmpty() ? untold : all.getFirst().message());
    }

    private Gutter.Line lineOf(int line) {
        if (line >= area.getParagraphs().size()) {
            return new Gutter.Line(Optional.empty(), "");
        }
        int start = area.getAbsolutePosition(line, 0);
        int end = start + area.getParagraphLength(line);
        String problem = marks.all().stream().filter(mark -> mark.start() <= end && start < Math.max(mark.end(), mark.start() + 1))
                .map(ErrorMarks.Mark::message).findFirst().orElse("");
        return new Gutter.Line(ran.at(start, end), problem);
    }

    /// Moves the cursor to the next place with something wrong; behind the last comes the first.
    void nextProblem() {
        List<ErrorMarks.Mark> all = marks.all();
        if (!all.isEmpty()) {
            ErrorMarks.Mark next = all.stream().filter(mark -> mark.start() > area.getCaretPosition()).findFirst().orElse(all.getFirst());
            area.moveTo(next.start());
            bringIntoSight(next);
            area.requestFocus();
        }
    }

    /// Moves the cursor to a place, both numbers from 1, or as near as there is one.
    void show(int line, int column) {
        int paragraph = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
        int at = Math.clamp(column - 1, 0, area.getParagraphLength(paragraph));
        area.moveTo(paragraph, at);
        area.showParagraphInViewport(paragraph);
        area.requestFollowCaret();
        focus();
    }

    /// Its line, and in a long line its first character, where the cursor stays.
    private void bringIntoSight(ErrorMarks.Mark mark) {
        area.showParagraphInViewport(area.offsetToPosition(mark.start(), Bias.Forward).getMajor());
        area.layout();
        area.getCharacterBoundsOnScreen(mark.start(), mark.start() + 1).map(area::screenToLocal).ifPresent(shown -> {
            double beyond = shown.getMaxX() + BESIDE - area.getWidth();
            double before = shown.getMinX() - MARGIN;
            if (beyond > 0 || before < 0) {
                area.scrollXBy(beyond > 0 ? beyond : before);
            }
        });
    }

    /// What runs have met, without what was found as one typed.
    List<ErrorMarks.Mark> marks() {
        return marks.ofRuns();
    }

    /// Offers what could stand at the cursor.
    void complete() {
        area.requestFocus();
        help.complete();
    }

    /// Makes comments of the selected lines, or code again.
    void toggleComment() {
        keys.toggleComment();
    }

    /// Breaks lines that are longer than the window is wide, or not.
    void wrap(boolean wraps) {
        area.setWrapText(wraps);
    }

    /// Lets the user look for something.
    void find() {
        if (!bars.getChildren().contains(find)) {
            bars.getChildren().add(find);
        }
        find.begin();
    }

    /// Goes to the next place of what is looked for, or the one before.
    void findNext(boolean forwards) {
        if (bars.getChildren().contains(find)) {
            find.step(forwards);
        } else {
            find();
        }
    }

    private void closeFind() {
        bars.getChildren().remove(find);
        area.requestFocus();
    }

    /// Moves the cursor to where the name at it is declared in this text.
    ///
    /// @return the name when that is not here; empty when it is, or there is no name
    CompletableFuture<Optional<String>> goToDeclaration() {
        String text = area.getText();
        String name = JavaNames.at(text, area.getCaretPosition());
        return name.isEmpty() ? CompletableFuture.completedFuture(Optional.empty())
                : draft.declarationOf(text, name).thenApplyAsync(found -> {
                    if (found.isEmpty() || !area.getText().equals(text)) {
                        return Optional.of(name);
                    }
                    area.selectRange(found.getAsInt(), found.getAsInt() + name.length());
                    area.requestFollowCaret();
                    return Optional.<String>empty();
                }, Platform::runLater);
    }

    /// The full names of the types that the name at the cursor could mean.
    CompletableFuture<List<String>> importable() {
        return draft.importable(area.getText(), JavaNames.endAt(area.getText(), area.getCaretPosition()));
    }

    /// Adds an import behind those that are there.
    void addImport(String type) {
        int at = JavaNames.placeOfImport(area.getText());
        area.insertText(at, "import " + type + ";\n");
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
        bars.getChildren().remove(contest);
        contest = bar;
        bars.getChildren().addFirst(bar);
    }

    /// Nobody has to be asked any more.
    void settle() {
        bars.getChildren().remove(contest);
        contest = null;
        tell();
    }

    boolean isContested() {
        return contest != null;
    }

    private void edited(PlainTextChange change) {
        document.edit(area.getText());
        marks.edited(change.getPosition(), change.getRemoved().length(), change.getInserted().length());
        ran.edited(document.text(), change.getPosition(), change.getRemoved().length(), change.getInserted().length());
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
}
