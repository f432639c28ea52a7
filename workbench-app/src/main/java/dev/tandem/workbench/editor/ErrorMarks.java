package dev.tandem.workbench.editor;

import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with a text that is being edited. ErrorMarks move with what they are on, also when the text has been edited
/// between the run and its error, and vanish when that is deleted. Used by one thread.
final class ErrorMarks {
    /// Of so many runs errors are still shown; one may throw in code that an earlier one has defined.
    private static final int MOST_RUNS = 20;

    /// A marked part.
    ///
    /// @param start the first character
    /// @param end the one after the last
    record Mark(int start, int end, String message) {}

    /// An edit.
    private record Edit(int at, int removed, int inserted) {}

    /// A text that ran, and how it has been edited since.
    private record Run(SourceText source, List<Edit> edits) {}

    private final List<Run> runs = new ArrayList<>();
    /// What runs have met.
    private final List<Mark> marks = new ArrayList<>();
    /// Those of them that the compiler has refused, which it is asked about again as one types.
    private final List<Mark> refused = new ArrayList<>();
    /// Whether the text is another one than when it last ran.
    private boolean isEdited;
    /// What the compiler says of the text as it is.
    private final List<Mark> found = new ArrayList<>();

    /// A text, as it is now or a part of it at its place, is going to run.
    void runs(SourceText source) {
        isEdited = false;
        runs.add(new Run(source, new ArrayList<>()));
        if (runs.size() > MOST_RUNS) {
            runs.removeFirst();
        }
    }

    /// Characters have been replaced by others.
    void edited(int at, int removed, int inserted) {
        isEdited = true;
        Edit edit = new Edit(at, removed, inserted);
        runs.forEach(run -> run.edits().add(edit));
        for (List<Mark> each : List.of(marks, refused, found)) {
            List<Mark> moved = each.stream().map(mark -> moved(mark, edit)).flatMap(Optional::stream).toList();
            each.clear();
            each.addAll(moved);
        }
    }

    /// The compiler has looked at the text as it is now, and this is all that it has found.
    ///
    /// @return whether there are other marks than before
    boolean found(List<Mark> problems) {
        List<Mark> before = all();
        if (isEdited) {
            // What was refused may be right by now.
            refused.clear();
        }
        found.clear();
        found.addAll(problems);
        return !before.equals(all());
    }

    /// Marks what an outcome blames, as far as it is in this text.
    ///
    /// @return whether anything is
    boolean blame(StatementOutcome outcome) {
        boolean any = false;
        for (Underlines each : Underlines.of(outcome)) {
            Optional<Run> run = runs.stream().filter(known -> known.source() == each.source()).findFirst();
            Optional<Mark> mark = run.flatMap(known -> since(new Mark(each.start(), each.end(), each.message()), known));
            mark.ifPresent(outcome instanceof StatementOutcome.Rejected ? refused::add : marks::add);
            any |= mark.isPresent();
        }
        return any;
    }

    void forgive() {
        marks.clear();
        refused.clear();
    }

    /// What runs have met, in the order in which they did.
    List<Mark> ofRuns() {
        return Stream.concat(marks.stream(), refused.stream()).toList();
    }

    /// All, in the order of the text; one thing is told once.
    List<Mark> all() {
        List<Mark> ofRuns = ofRuns();
        Stream<Mark> others = found.stream().filter(each -> ofRuns.stream().noneMatch(run -> run.start() == each.start()));
        return Stream.concat(ofRuns.stream(), others).sorted(Comparator.comparingInt(Mark::start)).toList();
    }

    Optional<Mark> at(int offset) {
        return all().stream().filter(each -> each.start() <= offset && offset < each.end()).findFirst();
    }

    private static Optional<Mark> since(Mark mark, Run run) {
        Optional<Mark> moved = Optional.of(mark);
        for (Iterator<Edit> edits = run.edits().iterator(); edits.hasNext() && moved.isPresent();) {
            moved = moved(moved.get(), edits.next());
        }
        return moved;
    }

    private static Optional<Mark> moved(Mark mark, Edit edit) {
        int removedEnd = edit.at() + edit.removed();
        int shift = edit.inserted() - edit.removed();
        if (removedEnd <= mark.start()) {
            return Optional.of(new Mark(mark.start() + shift, mark.end() + shift, mark.message()));
        }
        if (edit.at() >= mark.end()) {
            return Optional.of(mark);
        }
        int start = Math.min(mark.start(), edit.at());
        int end = mark.end() <= removedEnd ? edit.at() + (mark.start() < edit.at() ? edit.inserted() : 0) : mark.end() + shift;
        if (mark.start() >= edit.at()) {
            // Its first characters are gone, and what replaces them is something else.
            start = edit.at() + edit.inserted();
        }
        return start < end ? Optional.of(new Mark(start, end, mark.message())) : Optional.empty();
    }
}
