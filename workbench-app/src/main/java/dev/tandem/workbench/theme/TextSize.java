package dev.tandem.workbench.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes all texts of the window larger or smaller, and the rows, bars and boxes that hold them: the rules of its style sheet that say sizes, once more
/// with other ones. Stateless.
public final class TextSize {
    /// In points, of most texts.
    public static final int STANDARD = 13;
    public static final int LEAST = 9;
    public static final int MOST = 26;

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("(-fx-(?:font-size|fixed-cell-size|(?:min|pref|max)-(?:width|height))):\\s*([0-9.]+)(px)?;");

    private TextSize() {}

    /// The address of a style sheet that goes after the others.
    static String sheet(int size) {
        String css = COMMENT.matcher(common()).replaceAll("");
        StringBuilder out = new StringBuilder();
        Matcher rule = RULE.matcher(css);
        while (rule.find()) {
            StringBuilder sizes = new StringBuilder();
            Matcher each = SIZE.matcher(rule.group(2));
            while (each.find()) {
                double scaled = Double.parseDouble(each.group(2)) * size / STANDARD;
                sizes.append(each.group(1)).append(": ").append(String.format(Locale.ROOT, "%.1f", scaled))
                        .append(each.group(3) == null ? "" : "px").append("; ");
            }
            if (!sizes.isEmpty()) {
                out.append(rule.group(1).strip()).append(" { ").append(sizes).append("}\n");
            }
        }
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String common() {
        try (InputStream in = TextSize.class.getResourceAsStream("workbench.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
