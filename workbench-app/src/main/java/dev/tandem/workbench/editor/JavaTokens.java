package dev.tandem.workbench.editor;

import dev.tandem.workbench.draft.JavaKeywords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What in a text is to be coloured. It looks at characters only, so it works on a text that does not compile.
public final class JavaTokens {
    /// Strings give nothing back once it is taken: otherwise each of their characters takes a part of the stack.
    private static final Pattern TOKENS = Pattern.compile("(?<comment>//[^\n]*|(?s:/\\*.*?(?:\\*/|\\z)))"
            + "|(?<string>\"\"\"(?s:.*?)(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\n])*+'?)"
            + "|(?<command>(?m:^\\s*/\\w+[^\n]*))"
            + "|(?<annotation>@\\w+)"
            + "|(?<keyword>\\b(?:" + String.join("|", JavaKeywords.ALL) + ")\\b)"
            + "|(?<number>\\b\\d[\\w.]*)"
            + "|(?<type>\\b[A-Z]\\w*)");
    /// Each token of a line is a node on the screen, and what lays them out takes the square of their number: one line of data
    /// would hold the window up for minutes.
    private static final int MOST_IN_LINE = 400;
    private static final List<String> KINDS =
            List.of("comment", "string", "command", "annotation", "keyword", "number", "type");

    /// A part of the text.
    ///
    /// @param start its first character
    /// @param end the one after its last
    /// @param kind such as `keyword`
    public record Token(int start, int end, String kind) {}

    private JavaTokens() {}

    /// In the order of the text, without overlaps; of a line with very many, such as data, the first ones.
    public static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKENS.matcher(text);
        int lineEnd = -1;
        int inLine = 0;
        while (matcher.find()) {
            if (matcher.start() > lineEnd) {
                int next = text.indexOf('\n', matcher.start());
                lineEnd = next < 0 ? text.length() : next;
                inLine = 0;
            }
            if (++inLine > MOST_IN_LINE) {
                continue;
            }
            String kind = KINDS.stream().filter(each -> matcher.group(each) != null).findFirst().orElseThrow();
            tokens.add(new Token(matcher.start(), matcher.end(), kind));
        }
        return tokens;
    }
}
