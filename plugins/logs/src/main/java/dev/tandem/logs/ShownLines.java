package dev.tandem.logs;

import java.util.Arrays;

/// The lines that are shown: their numbers alone, which rise, so that a million of them are few megabytes; each line is fetched from the
/// store when it is drawn. Used on the window's thread.
final class ShownLines {
    private LogStore store;
    private long[] numbers = new long[1024];
    private int from;
    private int to;

    ShownLines(LogStore store) {
        this.store = store;
    }

    NumberedLine get(int index) {
        long number = number(index);
        return new NumberedLine(number, store.line(number));
    }

    long number(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("no such line: index=" + index + ", size=" + size());
        }
        return numbers[from + index];
    }

    /// The numbers of all lines.
    long[] numbers() {
        return Arrays.copyOfRange(numbers, from, to);
    }

    int size() {
        return to - from;
    }

    /// Where the line with a number stands, or the first behind it.
    int position(long number) {
        int found = Arrays.binarySearch(numbers, from, to, number);
        return (found < 0 ? -found - 1 : found) - from;
    }

    boolean contains(long number) {
        int position = position(number);
        return position < size() && number(position) == number;
    }

    void append(long[] more) {
        if (to + more.length > numbers.length) {
            int before = size();
            numbers = Arrays.copyOfRange(numbers, from, from + Math.max(before + more.length, before * 2));
            from = 0;
            to = before;
        }
        System.arraycopy(more, 0, numbers, to, more.length);
        to += more.length;
    }

    /// Other lines, of any store.
    void replace(LogStore fresh, long[] all) {
        store = fresh;
        numbers = all;
        from = 0;
        to = all.length;
    }

    /// Takes away what the store has dropped.
    ///
    /// @return how many that were
    int forget() {
        int gone = position(store.first());
        from += gone;
        return gone;
    }
}
