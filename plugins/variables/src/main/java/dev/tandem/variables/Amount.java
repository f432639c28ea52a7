package dev.tandem.variables;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A number of entries or bytes in words; sorted by the number. Immutable.
record Amount(long amount, String text) implements Comparable<Amount> {
    private static final int KILO = 1000;

    /// Such as `1000 x 3`; nothing for what has no axes.
    static Amount shape(List<Long> shape) {
        String text = shape.stream().map(each -> each < 0 ? "?" : each.toString()).collect(Collectors.joining(" x "));
        long entries = shape.isEmpty() ? -1 : shape.stream().mapToLong(each -> Math.max(1, each)).reduce(1, (a, b) -> a * b);
        return new Amount(shape.contains(0L) ? 0 : entries, text);
    }

    /// @param bytes -1 where nobody can say
    static Amount bytes(long bytes) {
        if (bytes < KILO) {
            return new Amount(bytes, bytes < 0 ? "" : bytes + " B");
        }
        double left = bytes;
        int unit = -1;
        // Not at 1,000 but where it would be rounded to it.
        for (; left >= KILO - 0.5 && unit < 3; unit++) {
            left /= KILO;
        }
        return new Amount(bytes, String.format(Locale.ROOT, left < 10 ? "%.1f %cB" : "%.0f %cB", left, "kMGT".charAt(Math.max(0, unit))));
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return text;
    }
}
