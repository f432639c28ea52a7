package dev.tandem.workbench.editor;

import dev.tandem.workbench.session.Outcome;
import dev.tandem.workbench.session.Problem;
import dev.tandem.workbench.session.Failure;
import dev.tandem.workbench.session.SourceText;
import java.util.List;
import java.util.stream.IntStream;

/// Which parts of a text an outcome blames.
///
/// @param start the first character
/// @param end the one after the last, greater than the start unless the text is empty
/// @param message what is wrong there
public record Underlines(int start, int end, String message) {
    /// The places in the text of that name.
    public static List<Underlines> of(Outcome outcome, SourceText source) {
        return switch (outcome) {
            case Outcome.Rejected rejected -> rejected.problems().stream()
                    .filter(problem -> problem.file().equals(source.name())).map(problem -> of(problem, source)).toList();
            case Outcome.Threw threw -> List.of(of(threw, source));
            default -> List.of();
        };
    }

    private static Underlines of(Problem problem, SourceText source) {
        int start = offset(source, problem.start());
        int end = Math.max(start + 1, offset(source, problem.end()));
        return within(source, start, end, problem.message());
    }

    private static Underlines of(Outcome.Threw threw, SourceText source) {
        Failure failure = threw.failure();
        Failure.Frame typed = failure.typedFrame();
        boolean here = typed != null && source.name().equals(typed.file()) && typed.line() > 0;
        int line = here ? typed.line() : threw.at();
        int start = offset(source, new SourceText.Position(line, 1));
        int indent = source.line(line).length() - source.line(line).stripLeading().length();
        String what = failure.type() + (failure.message() == null ? "" : ": " + failure.message());
        return within(source, start + indent, source.endOfLine(start), what);
    }

    private static Underlines within(SourceText source, int start, int end, String message) {
        int length = source.text().length();
        int last = Math.min(end, length);
        return new Underlines(Math.max(0, Math.min(start, last - 1)), last, message);
    }

    private static int offset(SourceText source, SourceText.Position position) {
        int[] ends = IntStream.range(0, source.text().length()).filter(i -> source.text().charAt(i) == '\n').toArray();
        int line = Math.min(position.line(), ends.length + 1);
        return (line <= 1 ? 0 : ends[line - 2] + 1) + position.column() - 1;
    }
}
