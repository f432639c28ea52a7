package dev.tandem.workbench.editor.run;

import dev.tandem.workbench.session.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which parts of a text run or have run. A mark moves with its part, and vanishes when that is edited: what stands there then
/// has not run. Used by one thread.
public final class RunMarks {
    /// What became of a part.
    public enum State { WAITING, RUNNING, DONE, FAILED }

    /// A part.
    private record Mark(SourceText source, int start, int end, State state) {}

    private final List<Mark> marks = new ArrayList<>();

    /// A part is going to run. One that runs at present is seen until it has ended.
    ///
    /// @param source what the session is given
    public void waits(SourceText source, int start, int end) {
        marks.removeIf(mark -> mark.start() < end && start < mark.end() && mark.state() != State.RUNNING);
        marks.add(new Mark(source, start, end, State.WAITING));
    }

    /// What became of a part.
    ///
    /// @return whether it is one of this text
    public boolean is(SourceText source, State state) {
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.source() == source) {
                marks.set(i, new Mark(source, mark.start(), mark.end(), state));
                return true;
            }
        }
        return false;
    }

    /// A part that has not failed has come to its end.
    public boolean ended(SourceText source) {
        return marks.stream().anyMatch(mark -> mark.source() == source && mark.state() == State.FAILED) || is(source, State.DONE);
    }

    /// A part does not run after all.
    public boolean forget(SourceText source) {
        return marks.removeIf(mark -> mark.source() == source);
    }

    /// The session has forgotten all that ran.
    public void clear() {
        marks.clear();
    }

    /// Characters have been replaced by others. What comes to stand in the first or last line of a part, edits it too.
    ///
    /// @param text what there is now
    public void edited(String text, int at, int removed, int inserted) {
        List<Mark> moved = new ArrayList<>();
        for (Mark mark : marks) {
            if (at + removed < mark.start() || at + removed == mark.start() && isApart(text, at + inserted)) {
                int by = inserted - removed;
                moved.add(new Mark(mark.source(), mark.start() + by, mark.end() + by, mark.state()));
            } else if (at > mark.end() || at == mark.end() && isApart(text, at)) {
                moved.add(mark);
            }
        }
        marks.clear();
        marks.addAll(moved);
    }

    /// Whether nothing of one line stands on both sides of a place.
    private static boolean isApart(String text, int place) {
        return place <= 0 || place >= text.length() || text.charAt(place - 1) == '\n' || text.charAt(place) == '\n';
    }

    /// What became of the part that has characters of a line.
    ///
    /// @param end the place after the last character of the line
    public Optional<State> at(int start, int end) {
        return marks.stream().filter(mark -> mark.start() < Math.max(end, start + 1) && start < mark.end()).map(Mark::state)
                .reduce((before, later) -> before == State.RUNNING ? before : later);
    }
}
