package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.Problem;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.SourceText.Position;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorMarksTest {
    private static final SourceText TEXT = new SourceText("a.jsh", "int a = 1;\nint b = x\nint c = 2;");
    private final ErrorMarks marks = new ErrorMarks();

    private static StatementOutcome wrong(SourceText source, Position start, Position end) {
        return new StatementOutcome.Rejected(List.of(new Problem(source.name(), start, end, true, "wrong", "")), source);
    }

    private static final StatementOutcome X = wrong(TEXT, new Position(2, 9), new Position(2, 10));

    @Test
    void marksMoveWithTheTextTheyAreOn() {
        marks.runs(TEXT);
        marks.blame(X);
        assertThat(marks.all()).containsExactly(new ErrorMarks.Mark(19, 20, "wrong"));
        marks.edited(0, 0, 5);
        assertThat(marks.all()).containsExactly(new ErrorMarks.Mark(24, 25, "wrong"));
        marks.edited(30, 4, 0);
        assertThat(marks.all()).containsExactly(new ErrorMarks.Mark(24, 25, "wrong"));
        marks.edited(2, 2, 1);
        assertThat(marks.all()).containsExactly(new ErrorMarks.Mark(23, 24, "wrong"));
    }

    @Test
    void whatWasEditedBeforeTheErrorCameMovesItsMarkToo() {
        marks.runs(TEXT);
        marks.edited(0, 11, 0);
        marks.blame(X);
        assertThat(marks.all()).containsExactly(new ErrorMarks.Mark(8, 9, "wrong"));
    }

    @Test
    void aMarkGoesWithWhatItWasOn() {
        marks.runs(TEXT);
        marks.blame(X);
        marks.edited(18, 3, 1);
        assertThat(marks.all()).isEmpty();
    }

    @Test
    void anotherTextOfTheSameNameAndContentsIsNotBlamed() {
        marks.runs(new SourceText(TEXT.name(), TEXT.text()));
        assertThat(marks.blame(X)).isFalse();
        assertThat(marks.all()).isEmpty();
    }

    @Test
    void whatIsMissingMarksTheCharacterBeforeIt() {
        marks.runs(TEXT);
        marks.blame(wrong(TEXT, new Position(1, 11), new Position(1, 11)));
        assertThat(marks.all()).containsExactly(new ErrorMarks.Mark(9, 10, "wrong"));
    }
}
