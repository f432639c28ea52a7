package dev.tandem.toolkit;

import java.util.function.IntConsumer;

/// A text whose readers are counted look by look: a regular expression can look at a few characters without end, and whoever is told of each
/// look may end that by throwing. For one thread.
public final class WatchedText implements CharSequence {
    private final String text;
    private final IntConsumer looked;
    private int looks;

    /// @param looked told at each look at a character how many there were, that one included
    public WatchedText(String text, IntConsumer looked) {
        this.text = text;
        this.looked = looked;
    }

    @Override
    public char charAt(int at) {
        looked.accept(++looks);
        return text.charAt(at);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
