package dev.tandem.engine.internal.graph;

import java.util.Arrays;

/// Which numbers are marked, a bit each. Unlike a BitSet, which looks through all its words whenever its last bit goes, it takes
/// the same short time for each of millions of objects that are marked one after the other. Not thread-safe.
final class NumberSet {
    private long[] words = new long[1];

    void set(int number) {
        int word = number >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(2 * words.length, word + 1));
        }
        words[word] |= 1L << number;
    }

    void clear(int number) {
        words[number >> 6] &= ~(1L << number);
    }

    boolean has(int number) {
        int word = number >> 6;
        return word < words.length && (words[word] & 1L << number) != 0;
    }
}
