package dev.tandem.engine.file;

import java.util.List;

/// What an error shows of a value or of a list of names: all of it, or its beginning and how much more there is.
public final class Excerpt {
    private static final int LONGEST_TEXT = 80;
    private static final int MOST_NAMES = 12;

    private Excerpt() {}

    /// A text in quotes.
    public static String of(String text) {
        return '"' + cut(text) + '"';
    }

    /// Names in brackets.
    public static String of(List<String> names) {
        List<String> first = names.stream().limit(MOST_NAMES).map(Excerpt::cut).toList();
        return names.size() <= MOST_NAMES ? first.toString()
                : "[" + String.join(", ", first) + ", ... " + (names.size() - MOST_NAMES) + " more]";
    }

    /// A text without quotes.
    public static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "... " + (text.length() - end) + " more";
    }
}
