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
    void movesWithItsPartAndVanishesWhenThatIsEdited() {
        marks.waits(first, 10, 15);
        marks.edited(0, 2, 5);
        assertThat(marks.at(13, 18)).contains(State.WAITING);
        marks.edited(18, 0, 3);
        assertThat(marks.at(13, 18)).as("behind it").contains(State.WAITING);
        marks.edited(15, 1, 1);
        assertThat(marks.at(13, 18)).isEmpty();
    }
}
