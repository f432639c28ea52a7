package dev.tandem.workbench.find;

import dev.tandem.toolkit.WatchedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds words or patterns in a text, and gives up where a pattern would take for ever. Knows texts only.
///
/// @param wanted what is looked for
/// @param isPattern whether it is a regular expression
/// @param isExact whether capital letters differ from small ones
record TextSearch(String wanted, boolean isPattern, boolean isExact) {
    /// More are not counted.
    static final int MOST = 10_000;
    /// What the window can wait for.
    private static final Duration PATIENCE = Duration.ofMillis(80);
    private static final int LOOKS = 0x3ff;

    /// A place.
    ///
    /// @param start the first character
    /// @param end the one after the last
    record Match(int start, int end) {}

    /// Something that people can mend.
    static final class SearchException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SearchException(String message) {
            super(message);
        }
    }

    /// All places within a part of a text, the first [#MOST] of them.
    ///
    /// @throws SearchException when it is no pattern, or takes too long
    List<Match> in(String text, int from, int to) {
        List<Match> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            Matcher matcher = matcher(text, from, to);
            while (found.size() < MOST && find(matcher)) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Match(matcher.start(), matcher.end()));
                }
            }
        }
        return found;
    }

    /// What comes in the place of a match.
    ///
    /// @param with may name groups of a pattern, as `$1`
    /// @throws SearchException when it names one that there is not
    String replacement(String text, Match match, String with) {
        if (!isPattern) {
            return with;
        }
        Matcher matcher = matcher(text, 0, text.length());
        try {
            StringBuilder replaced = new StringBuilder();
            if (matcher.find(match.start())) {
                matcher.appendReplacement(replaced, with);
                return replaced.substring(match.start());
            }
            return text.substring(match.start(), match.end());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SearchException("cannot replace by " + with + ": " + e.getMessage());
        }
    }

    private Matcher matcher(String text, int from, int to) {
        int flags = Pattern.MULTILINE | (isPattern ? 0 : Pattern.LITERAL) | (isExact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        try {
            return Pattern.compile(wanted, flags).matcher(impatient(text)).region(from, to)
                    .useTransparentBounds(true).useAnchoringBounds(false);
        } catch (PatternSyntaxException e) {
            throw new SearchException(e.getDescription() + " at " + (e.getIndex() + 1));
        }
    }

    /// A text that nobody can read for ever.
    private static WatchedText impatient(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return new WatchedText(text, looks -> {
            if ((looks & LOOKS) == 0 && System.nanoTime() > deadline) {
                throw new SearchException("takes too long");
            }
        });
    }

    private static boolean find(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            throw new SearchException("pattern is too deep for this text");
        }
    }
}
