package dev.tandem.engine.internal.map;

import java.util.Arrays;

/// The items of a map, as far as they are there.
public interface Items {
    /// How many there are; `Integer.MAX_VALUE` as long as that is not known.
    int length();

    /// How many of the wanted items can be dealt out, from one on.
    ///
    /// @param limit which item is not wanted yet, nor those after it
    /// @param whole whether fewer are of no use, unless they are the last
    int available(int first, int wanted, int limit, boolean whole);

    /// Neighbouring items, one array for each sequence; null when each is its own number.
    Object[][] part(int first, int count);

    /// Whether what a chunk of them costs on its way hardly depends on how many they are, as far as the first one tells.
    default boolean areNumbers() {
        return false;
    }

    /// Nobody asks any more for items before this one.
    default void forget(int before) {}

    /// What prevented further items from being read, or null.
    default Throwable failure() {
        return null;
    }

    /// No more are wanted.
    default void close() {}

    /// Items that are their own numbers.
    record Numbers(int length) implements Items {
        @Override
        public int available(int first, int wanted, int limit, boolean whole) {
            return Known.available(length, first, wanted, limit);
        }

        @Override
        public boolean areNumbers() {
            return true;
        }

        @Override
        public Object[][] part(int first, int count) {
            return null;
        }
    }

    /// Items that are all there.
    ///
    /// @param sequences of equal length
    record Known(Object[][] sequences) implements Items {
        @Override
        public int length() {
            return sequences[0].length;
        }

        @Override
        public int available(int first, int wanted, int limit, boolean whole) {
            return available(length(), first, wanted, limit);
        }

        private static int available(int length, int first, int wanted, int limit) {
            return first < limit ? Math.min(wanted, length - first) : 0;
        }

        @Override
        public boolean areNumbers() {
            return length() > 0 && Arrays.stream(sequences).allMatch(items -> items[0] instanceof Number);
        }

        @Override
        public Object[][] part(int first, int count) {
            Object[][] part = new Object[sequences.length][];
            for (int s = 0; s < part.length; s++) {
                part[s] = Arrays.copyOfRange(sequences[s], first, first + count);
            }
            return part;
        }
    }
}
