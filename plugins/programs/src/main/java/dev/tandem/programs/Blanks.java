package dev.tandem.programs;

import dev.tandem.engine.sweep.point.Point;
import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts with blanks for parameters: `{beta}` becomes its value, `{beta:%.3f}` its value in that form, `{{` is a brace. A whole
/// number is written without a point. `${HOME}` and other braces stay as they are, since programs have their own. Stateless.
final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\{\\{|(?<!\\$)\\{([A-Za-z_][\\w.]*)(?::(%[^}]*))?}");
    private static final double EXACT = 1L << 53;

    private Blanks() {}

    /// @param where names the text in errors
    /// @throws IllegalArgumentException when a blank has the name of no parameter, or a form that is none for numbers
    static String filled(String text, Point point, String where) {
        Matcher blank = BLANK.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (blank.find()) {
            blank.appendReplacement(filled, Matcher.quoteReplacement(blank.group(1) == null ? "{" : value(blank, point, where)));
        }
        return blank.appendTail(filled).toString();
    }

    private static String value(Matcher blank, Point point, String where) {
        double value;
        try {
            value = point.get(blank.group(1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a blank without a parameter: blank=" + blank.group() + ", in=" + where + ", cause=" + e.getMessage(),
                    e);
        }
        String form = blank.group(2);
        if (form == null) {
            return value == Math.rint(value) && Math.abs(value) <= EXACT ? Long.toString((long) value) : Double.toString(value);
        }
        try {
            return form.matches("%[-+ 0#,(]*\\d*[dxX]") ? String.format(Locale.ROOT, form, Math.round(value))
                    : String.format(Locale.ROOT, form, value);
        } catch (IllegalFormatException e) {
            throw new IllegalArgumentException("no form for a number: blank=" + blank.group() + ", in=" + where, e);
        }
    }
}
