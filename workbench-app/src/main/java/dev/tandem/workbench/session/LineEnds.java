package dev.tandem.workbench.session;

import java.util.regex.Pattern;

/// The line ends at which a statement without a semicolon can end: no bracket, literal or comment is open there, and the
/// next line does not go on with what stands before it.
final class LineEnds {
    /// What no statement begins with: operators, except those that can stand before an operand alone, and some words.
    /// A sign goes on, as it does in Java; so does a slash, unless it begins a command or a comment.
    private static final Pattern GOES_ON = Pattern.compile(
            "\\.\\D.*|[*%&|^?:=,)\\]>].*|!=.*|\\+(?!\\+).*|-(?!-).*|/[^\\w!?/*-].*|<[\\s=<].*"
                    + "|(instanceof|throws|extends|implements|permits)\\b.*",
            Pattern.DOTALL);
    /// The same behind a closing brace, where a statement has ended more often than not.
    private static final Pattern GOES_ON_AFTER_BRACE = Pattern.compile("\\.\\D.*", Pattern.DOTALL);
    private static final Pattern SECOND_PART = Pattern.compile("(else|catch|finally)\\b.*", Pattern.DOTALL);

    private static final int LONGEST_WORD = 12;

    private final SourceText source;
    private final String text;
    private int at;
    private int depth;
    /// The last character that is neither blank nor in a comment.
    private char last = ' ';

    LineEnds(SourceText source, int from) {
        this.source = source;
        this.text = source.text();
        this.at = from;
    }

    /// The offset of the next one, at the latest the length of the text.
    int next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                int end = at++;
                if (depth <= 0 && !goesOn(last, source.skipBlank(end))) {
                    return end;
                }
            } else {
                pass(c);
            }
        }
        return text.length();
    }

    /// Whether a line goes on with a statement that is complete without it.
    static boolean goesOn(String before, String line) {
        String statement = before.stripTrailing();
        return !statement.isEmpty()
                && new LineEnds(new SourceText("", line), 0).goesOn(statement.charAt(statement.length() - 1), 0);
    }

    private boolean goesOn(char before, int next) {
        String following = text.substring(next, Math.min(text.length(), next + LONGEST_WORD));
        if (SECOND_PART.matcher(following).matches()) {
            return true;
        }
        return switch (before) {
            case ';' -> false;
            case '}' -> GOES_ON_AFTER_BRACE.matcher(following).matches();
            default -> GOES_ON.matcher(following).matches();
        };
    }

    private void pass(char c) {
        if (text.startsWith("//", at)) {
            at = source.endOfLine(at);
            return;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
            return;
        }
        if (!Character.isWhitespace(c)) {
            last = c;
        }
        switch (c) {
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> depth--;
            default -> {}
        }
        at = c == '"' || c == '\'' ? endOfLiteral(c) : at + 1;
    }

    /// Behind the literal that begins here; one that is not closed ends with its line.
    private int endOfLiteral(char quote) {
        boolean isBlock = text.startsWith("\"\"\"", at);
        String close = isBlock ? "\"\"\"" : String.valueOf(quote);
        for (int i = at + close.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(close, i)) {
                return i + close.length();
            } else if (text.charAt(i) == '\n' && !isBlock) {
                return i;
            }
        }
        return text.length();
    }
}
