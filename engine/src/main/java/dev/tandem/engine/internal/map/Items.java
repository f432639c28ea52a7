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

    /// Neighbouring items, one array for each sequence.
    Object[][] part(int first, int count);

    /// Nobody asks any more for items before this one.
    default void forget(int before) {}

    /// What prevented further items from being read, or null.
    default Throwable failure() {
        return null;
    }

    /// No more are wanted.
    default void close() {}

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
            return first < limit ? Math.min(wanted, length() - first) : 0;
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
