package dev.tandem.workbench.session;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes plain text of a documentation comment, which may be HTML or Markdown.
final class JavadocText {
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
    private static final Pattern BREAKS = Pattern.compile("(?i)\\s*<(p|br|/?ul|/?ol|/?dl|/?pre|/?blockquote|/?table|/?tr|h\\d)\\b[^>]*>");
    private static final Pattern ITEMS = Pattern.compile("(?i)[ \\n]*<(li|dt|dd)\\b[^>]*>\\s*");
    private static final Pattern POWER = Pattern.compile("(?i)<sup>([^<]*)</sup>");
    private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BLOCK_TAGS = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
    private static final Pattern FIRST_BLANK = Pattern.compile("(?m)^ ");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n\\s*");

    private JavadocText() {}

    static String of(String comment) {
        // Lines of a comment begin with the blank that follows their star.
        String text = FIRST_BLANK.matcher(comment).replaceAll("");
        // The innermost come first, since they can stand in each other.
        for (int depth = 0; depth < 3; depth++) {
            text = INLINE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(inline(found)));
        }
        text = POWER.matcher(text).replaceAll("^$1");
        text = ITEMS.matcher(text).replaceAll("\n  - ");
        text = BREAKS.matcher(text).replaceAll("\n\n");
        text = TAGS.matcher(text).replaceAll("");
        text = BLOCK_TAGS.matcher(text).replaceAll("$1: ");
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"").replace("&amp;", "&");
        return BLANK_LINES.matcher(text).replaceAll("\n\n").strip();
    }

    /// Of `link` and its like what is to be read, which is their label if they have one.
    private static String inline(MatchResult tag) {
        String content = tag.group(2).strip();
        return switch (tag.group(1)) {
            case "link", "linkplain" -> {
                int label = content.indexOf(' ');
                boolean hasLabel = label > 0 && content.indexOf(')') < label;
                yield (hasLabel ? content.substring(label + 1) : content).replace('#', '.');
            }
            case "inheritDoc", "index" -> "";
            default -> content;
        };
    }
}
