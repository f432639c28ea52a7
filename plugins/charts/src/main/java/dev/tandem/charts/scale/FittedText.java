package dev.tandem.charts.scale;

import java.util.function.Predicate;

/// Texts cut to the room that there is.
public final class FittedText {
    private static final String DOTS = "…";

    private FittedText() {}

    /// The longest beginning that fits together with an end, with dots where it was cut.
    ///
    /// @param fits whether a text fits
    public static String of(String text, String end, Predicate<String> fits) {
        if (fits.test(text + end)) {
            return text + end;
        }
        int low = 0;
        int high = text.length();
        while (low + 1 < high) {
            int middle = (low + high) / 2;
            if (fits.test(text.substring(0, middle) + DOTS + end)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return text.substring(0, low).strip() + DOTS + end;
    }
}
