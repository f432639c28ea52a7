package dev.tandem.workbench.editor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.editor.run.RunMarks.State;
import dev.tandem.workbench.session.SourceText;
import org.junit.jupiter.api.Test;

class RunMarksTest {
    private final RunMarks marks = new RunMarks();
    private final SourceText first = new SourceText("a", "int a");
    private final SourceText second = new SourceText("a", "      int b");

    @Test
    void tellsWhatBecameOfParts() {
        marks.waits(first, 0, 5);
        marks.waits(second, 6, 11);
        assertThat(marks.at(0, 5)).contains(State.WAITING);
        marks.is(first, State.RUNNING);
        marks.ended(first);
        marks.is(second, State.FAILED);
        marks.ended(second);
        assertThat(marks.at(0, 5)).contains(State.DONE);
        assertThat(marks.at(6, 11)).as("a failure stays one").contains(State.FAILED);
        assertThat(marks.at(12, 20)).isEmpty();
        assertThat(marks.is(new SourceText("other", ""), State.DONE)).isFalse();
        marks.forget(second);
        assertThat(marks.at(6, 11)).isEmpty();
    }

    @Test
    void whatRunsIsSeenWhenItIsGivenAgain() {
        marks.waits(first, 0, 5);
        marks.is(first, State.RUNNING);
        SourceText again = new SourceText("a", "int a");
        marks.waits(again, 0, 5);
        assertThat(marks.at(0, 5)).contains(State.RUNNING);
        marks.ended(first);
        assertThat(marks.at(0, 5)).contains(State.WAITING);
        marks.is(again, State.RUNNING);
        assertThat(marks.at(0, 5)).contains(State.RUNNING);
        marks.is(again, State.FAILED);
        marks.ended(again);
        assertThat(marks.at(0, 5)).contains(State.FAILED);
    }

    @Test
    void movesWithItsPartAndVanishesWhenThatIsEdited() {
        marks.waits(first, 10, 15);
        marks.edited("12345       \nint a", 0, 2, 5);
        assertThat(marks.at(13, 18)).contains(State.WAITING);
        marks.edited("12345       \nint a\nb;", 18, 0, 3);
        assertThat(marks.at(13, 18)).as("behind it").contains(State.WAITING);
        marks.edited("12345       \nin\n\nb;", 15, 1, 1);
        assertThat(marks.at(13, 18)).isEmpty();
    }

    @Test
    void vanishesWhenSomethingComesIntoItsFirstOrLastLine() {
        marks.waits(first, 0, 5);
        marks.edited("zint a", 0, 0, 1);
        assertThat(marks.at(0, 6)).as("before its first character").isEmpty();
        marks.waits(first, 0, 5);
        marks.edited("\nint a", 0, 0, 1);
        assertThat(marks.at(1, 6)).as("in a line before").contains(State.WAITING);
        marks.edited("\nint ab", 6, 0, 1);
        assertThat(marks.at(1, 7)).as("behind its last character").isEmpty();
        marks.waits(second, 2, 7);
        marks.edited("xint a", 1, 1, 0);
        assertThat(marks.at(1, 6)).as("joined to the line before").isEmpty();
    }
}
