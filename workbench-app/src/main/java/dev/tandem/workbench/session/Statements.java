package dev.tandem.workbench.session;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/// Finds the statements of a text. One ends where Java ends it, or with its line where a semicolon is missing.
public final class Statements {
    /// JShell takes annotations alone for a whole declaration.
    private static final Pattern ANNOTATIONS = Pattern.compile("(?s)(@[\\w.]+\\s*(\\(.*\\))?\\s*)+;?\\s*");

    /// The first statement of a text.
    ///
    /// @param text what JShell is to evaluate
    /// @param next the offset of what follows it
    /// @param isComplete false when more lines have to follow
    public record Statement(String text, int next, boolean isComplete) {}

    private Statements() {}

    /// @param offset of something that is neither blank nor a comment
    public static Statement first(SourceCodeAnalysis analysis, SourceText source, int offset) {
        String text = source.text();
        LineEnds ends = new LineEnds(source, offset);
        int end;
        do {
            end = ends.next();
            String lines = text.substring(offset, end);
            CompletionInfo info = analysis.analyzeCompletion(lines);
            if (isWhole(info) && !ANNOTATIONS.matcher(lines).matches()) {
                return new Statement(info.source(), end - info.remaining().length(), true);
            }
        } while (end < text.length());
        return new Statement(text.substring(offset), text.length(), false);
    }

    /// "Considered" is a loop or condition without its body: Java, but hardly what was meant.
    private static boolean isWhole(CompletionInfo info) {
        return info.source() != null && info.completeness() != Completeness.DEFINITELY_INCOMPLETE
                && info.completeness() != Completeness.CONSIDERED_INCOMPLETE;
    }
}
