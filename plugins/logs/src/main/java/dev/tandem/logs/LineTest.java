package dev.tandem.logs;

import dev.tandem.toolkit.WatchedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Tells which lines of a store a filter lets through. What an expression may take for one line is bounded. Used by one thread at a time.
final class LineTest {
    private static final byte YES = 1;
    private static final byte NO = 2;
    /// A line of a thousand letters is looked at some thousand times over; there are expressions that would look for years.
    private static final int MOST_STEPS = 3_000_000;
    private static final int ASK = (1 << 14) - 1;

    private final LogFilter filter;
    private final LogStore store;
    private final String wanted;
    /// Null for a plain text.
    private final Pattern pattern;
    private byte[] ofSource = new byte[64];
    private byte[] textOfSource = new byte[64];

    /// An expression tries too much at a line.
    static final class TooSlowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlowException(String message) {
            super(message, null, false, false);
        }
    }

    /// @throws PatternSyntaxException when the text is an expression and cannot be read as one
    LineTest(LogFilter filter, LogStore store) {
        this.filter = filter;
        this.store = store;
        wanted = filter.text().strip().toLowerCase(Locale.ROOT);
        pattern = filter.isExpression() && !filter.text().isEmpty()
                ? Pattern.compile(filter.text(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE) : null;
    }

    /// The same filter for another store.
    LineTest on(LogStore other) {
        return new LineTest(filter, other);
    }

    /// @param isOver asked now and then whether nobody wants to know any more
    /// @throws TooSlowException when the expression tries too much, or nobody wants to know
    boolean test(LogChunk.Part lines, int i, BooleanSupplier isOver) {
        return lines.levels()[i] >= filter.least().ordinal() && isOfSource(lines.sources()[i])
                && (!hasText() || sourceHasText(lines.sources()[i], isOver) || has(lines.text(i), isOver));
    }

    private boolean has(String text, BooleanSupplier isOver) {
        return pattern == null ? text.toLowerCase(Locale.ROOT).contains(wanted) : finds(text, isOver);
    }

    private boolean hasText() {
        return pattern != null || !wanted.isEmpty();
    }

    private boolean isOfSource(int id) {
        if (filter.source() == null) {
            return true;
        }
        if (id >= ofSource.length) {
            ofSource = Arrays.copyOf(ofSource, id * 2);
        }
        if (ofSource[id] == 0) {
            String name = store.source(id);
            ofSource[id] = name.equals(filter.source()) || name.startsWith(filter.source() + "/") ? YES : NO;
        }
        return ofSource[id] == YES;
    }

    private boolean sourceHasText(int id, BooleanSupplier isOver) {
        if (id >= textOfSource.length) {
            textOfSource = Arrays.copyOf(textOfSource, id * 2);
        }
        if (textOfSource[id] == 0) {
            String name = store.source(id);
            textOfSource[id] = has(name, isOver) ? YES : NO;
        }
        return textOfSource[id] == YES;
    }

    private boolean finds(String text, BooleanSupplier isOver) {
        try {
            return pattern.matcher(counted(text, isOver)).find();
        } catch (StackOverflowError e) {
            // The JDK tries alternatives of groups by recursion.
            throw new TooSlowException("it needs more than its stack at a line of " + text.length() + " characters");
        }
    }

    /// A text that is read so often, and no oftener.
    private static WatchedText counted(String text, BooleanSupplier isOver) {
        return new WatchedText(text, steps -> {
            if (steps > MOST_STEPS) {
                throw new TooSlowException(
                        "it tries more than " + MOST_STEPS / 1_000_000 + " million steps at a line of " + text.length() + " characters");
            }
            if ((steps & ASK) == 0 && isOver.getAsBoolean()) {
                throw new TooSlowException("nobody wants to know any more");
            }
        });
    }
}
