package dev.tandem.workbench.session;

/// A named text that is evaluated statement by statement.
///
/// @param name what messages call it: the file as the user wrote it, or the name of the session
/// @param text with any line ends
public record SourceText(String name, String text) {
    /// As much as tells people which text it is.
    private static final int BEGINNING = 60;
    /// The byte order mark that some editors begin files with, and nobody sees.
    private static final String MARK = "\ufeff";

    /// A place in a text; both numbers start at 1.
    public record Position(int line, int column) {}

    public Position position(int offset) {
        int end = Math.min(offset, text.length());
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            line++;
            start = at + 1;
        }
        boolean isBehindMark = start == 0 && end > 0 && text.startsWith(MARK);
        return new Position(line, end - start + (isBehindMark ? 0 : 1));
    }

    /// The text of a line without its end; empty when there is no such line.
    public String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    /// How it begins, in one line that is short enough to stand in a sentence.
    public String beginning() {
        String whole = text.strip();
        String first = whole.lines().findFirst().orElse("");
        String cut = first.length() > BEGINNING ? first.substring(0, BEGINNING) : first;
        return cut.length() == whole.length() ? cut : cut + " ...";
    }

    /// The first offset from `offset` on at which neither blanks nor comments stand.
    ///
    /// A first line that starts with `#!` counts as a comment, and a byte order mark before all as a blank.
    public int skipBlank(int offset) {
        int first = text.startsWith(MARK) ? MARK.length() : 0;
        int at = offset > first ? offset : text.startsWith("#!", first) ? endOfLine(first) : first;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = endOfLine(at);
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    return at;
                }
                at = end + 2;
            } else {
                return at;
            }
        }
        return text.length();
    }

    public int endOfLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }
}
