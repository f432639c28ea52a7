package dev.tandem.workbench.session;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/// Finds the statements of a text. One ends where Java ends it, or with its line where a semicolon is missing.
public final class Statements {
    /// JShell takes annotations alone for a whole declaration.
    private static final Pattern ANNOTATIONS = Pattern.compile("(?s)(@[\\w.]+\\s*(\\(.*\\))?\\s*)+;?\\s*");

    /// What can go on behind a semicolon, or is a declaration with a body.
    private static final Pattern STRUCTURED =
            Pattern.compile("(?:if|else|for|while|do|try|switch|synchronized|class|interface|enum|record|sealed|abstract|public|"
                    + "private|protected|static|final|strictfp|non)\\b|[@{;]");

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
            if (isPlain(lines)) {
                return new Statement(lines, end, true);
            }
            CompletionInfo info = analysis.analyzeCompletion(lines);
            if (isWhole(info) && !ANNOTATIONS.matcher(lines).matches()) {
                return new Statement(info.source(), end - info.remaining().length(), true);
            }
        } while (end < text.length());
        return new Statement(text.substring(offset), text.length(), false);
    }

    /// Whether a text is one statement up to a semicolon, which can be seen without the compiler: it takes milliseconds for each.
    private static boolean isPlain(String lines) {
        if (!lines.endsWith(";") || lines.contains("//") || lines.contains("/*") || lines.contains("\"\"\"")
                || STRUCTURED.matcher(lines).lookingAt()) {
            return false;
        }
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < lines.length() - 1; at++) {
            char c = lines.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else {
                switch (c) {
                    case '"', '\'' -> quote = c;
                    case '(', '[' -> depth++;
                    // Outside of brackets it may be the body of something that ends with it.
                    case '{' -> depth = depth == 0 ? Integer.MIN_VALUE : depth + 1;
                    case ')', ']', '}' -> depth--;
                    case ';' -> depth -= depth == 0 ? 1 : 0;
                    default -> {}
                }
                if (depth < 0) {
                    return false;
                }
            }
        }
        return depth == 0 && quote == 0;
    }

    /// "Considered" is a loop or condition without its body: Java, but hardly what was meant.
    private static boolean isWhole(CompletionInfo info) {
        return info.source() != null && info.completeness() != Completeness.DEFINITELY_INCOMPLETE
                && info.completeness() != Completeness.CONSIDERED_INCOMPLETE;
    }
}
