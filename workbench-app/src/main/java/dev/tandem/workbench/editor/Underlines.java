package dev.tandem.workbench.editor;

import dev.tandem.workbench.session.Failure;
import dev.tandem.workbench.session.Problem;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;

/// A part of a text that an outcome blames.
///
/// @param source the text that ran
/// @param start the first character
/// @param end the one after the last, greater than the start unless the text is empty; never only blanks where there is more
/// @param message what is wrong there
record Underlines(SourceText source, int start, int end, String message) {
    static List<Underlines> of(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Rejected rejected ->
                    rejected.problems().stream().map(problem -> of(problem, rejected.source())).toList();
            case StatementOutcome.Threw threw -> List.of(of(threw));
            default -> List.of();
        };
    }

    private static Underlines of(Problem problem, SourceText source) {
        return within(source, offset(source, problem.start()), offset(source, problem.end()), problem.message());
    }

    private static Underlines of(StatementOutcome.Threw threw) {
        Failure failure = threw.failure();
        Failure.Frame typed = failure.typedFrame();
        boolean isPlaced = typed != null && typed.line() > 0;
        SourceText source = isPlaced ? typed.source() : threw.source();
        int line = isPlaced ? typed.line() : threw.at();
        int start = offset(source, new SourceText.Position(line, 1));
        int indent = source.line(line).length() - source.line(line).stripLeading().length();
        String what = failure.type() + (failure.message() == null ? "" : ": " + failure.message());
        return within(source, start + indent, source.endOfLine(start), what);
    }

    /// What is missing has no characters of its own; the ones before it are marked instead.
    private static Underlines within(SourceText source, int start, int end, String message) {
        String text = source.text();
        int last = Math.clamp(Math.max(end, start + 1), 0, text.length());
        int first = Math.clamp(start, 0, Math.max(0, last - 1));
        if (text.substring(first, last).isBlank()) {
            int before = first;
            while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
                before--;
            }
            if (before > 0) {
                return new Underlines(source, before - 1, before, message);
            }
        }
        return new Underlines(source, first, last, message);
    }

    private static int offset(SourceText source, SourceText.Position position) {
        int start = 0;
        for (int line = 1; line < position.line(); line++) {
            int end = source.text().indexOf('\n', start);
            if (end < 0) {
                return source.text().length();
            }
            start = end + 1;
        }
        return start + position.column() - 1;
    }
}
