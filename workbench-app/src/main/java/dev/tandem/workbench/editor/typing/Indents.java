package dev.tandem.workbench.editor.typing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What keys for lines do to a text: new lines begin where the one before does, blocks move, comments come and go. Knows texts only.
public final class Indents {
    /// Of one step, in blanks.
    static final int STEP = 4;
    private static final String COMMENT = "//";

    /// What is to be replaced, and what is selected then.
    ///
    /// @param from the first character
    /// @param to the one after the last
    /// @param text what comes there
    /// @param anchor where the selection begins then
    /// @param caret where it ends
    public record Edit(int from, int to, String text, int anchor, int caret) {}

    private Indents() {}

    /// A new line at the cursor.
    static Edit newLine(String text, int from, int to) {
        int start = lineStart(text, from);
        String before = text.substring(start, from);
        String indent = blanks(before);
        boolean isOpened = before.stripTrailing().endsWith("{") || before.stripTrailing().endsWith("(");
        String inner = isOpened ? indent + " ".repeat(STEP) : indent;
        boolean isClosed = isOpened && to < text.length() && (text.charAt(to) == '}' || text.charAt(to) == ')');
        String inserted = "\n" + inner + (isClosed ? "\n" + indent : "");
        int caret = from + 1 + inner.length();
        return new Edit(from, to, inserted, caret, caret);
    }

    /// One step further: the lines of a selection, or what stands behind the cursor.
    static Edit indent(String text, int from, int to) {
        if (!text.substring(from, to).contains("\n")) {
            int column = from - lineStart(text, from);
            String blanks = " ".repeat(STEP - column % STEP);
            return new Edit(from, to, blanks, from + blanks.length(), from + blanks.length());
        }
        return lines(text, from, to, lines -> lines.stream().map(line -> line.isBlank() ? line : " ".repeat(STEP) + line).toList());
    }

    /// The lines of a selection, or that of the cursor, one step back.
    static Edit unindent(String text, int from, int to) {
        return lines(text, from, to, lines -> lines.stream().map(Indents::back).toList());
    }

    private static String back(String line) {
        int blanks = 0;
        while (blanks < Math.min(STEP, line.length()) && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks == 0 && line.startsWith("\t") ? line.substring(1) : line.substring(blanks);
    }

    /// Makes comments of the lines of a selection, or of that of the cursor; code again when all are comments.
    public static Edit toggleComment(String text, int from, int to) {
        return lines(text, from, to, lines -> {
            List<String> code = lines.stream().filter(line -> !line.isBlank()).toList();
            boolean isCommented = !code.isEmpty() && code.stream().allMatch(line -> line.stripLeading().startsWith(COMMENT));
            int column = code.stream().mapToInt(line -> blanks(line).length()).min().orElse(0);
            return lines.stream().map(line -> line.isBlank() && !code.isEmpty() ? line : isCommented ? uncommented(line)
                    : line.substring(0, Math.min(column, line.length())) + COMMENT + " " + line.substring(Math.min(column, line.length()))).toList();
        });
    }

    private static String uncommented(String line) {
        int at = line.indexOf(COMMENT);
        int end = at + COMMENT.length();
        return line.substring(0, at) + line.substring(line.startsWith(" ", end) ? end + 1 : end);
    }

    /// A bracket that closes a block goes one step back when it is the first of its line.
    ///
    /// @return null when it stays
    static Edit close(String text, int from, int to) {
        int start = lineStart(text, from);
        String before = text.substring(start, from);
        if (from != to || before.length() < STEP || !before.isBlank() || !before.endsWith(" ".repeat(STEP))) {
            return null;
        }
        return new Edit(from - STEP, to, "}", from - STEP + 1, from - STEP + 1);
    }

    private static Edit lines(String text, int from, int to, UnaryOperator<List<String>> change) {
        int start = lineStart(text, from);
        // A selection that ends at the beginning of a line does not mean that line.
        int last = to > from && text.charAt(to - 1) == '\n' ? to - 1 : to;
        int newline = text.indexOf('\n', last);
        int end = newline < 0 ? text.length() : newline;
        List<String> old = text.substring(start, end).lines().toList();
        List<String> lines = old.isEmpty() ? List.of("") : old;
        String fresh = change.apply(lines).stream().collect(Collectors.joining("\n"));
        int grown = fresh.length() - (end - start);
        if (from == to) {
            int caret = Math.clamp((long) from + grown, start, start + fresh.length());
            return new Edit(start, end, fresh, caret, caret);
        }
        return new Edit(start, end, fresh, start, start + fresh.length());
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static String blanks(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
