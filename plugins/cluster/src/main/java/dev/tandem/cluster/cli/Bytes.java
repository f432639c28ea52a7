package dev.tandem.cluster.cli;

import java.util.Locale;

/// A number of bytes as people write it.
final class Bytes {
    private static final String UNITS = "kmgt";
    private static final int STEP = 10;

    private Bytes() {}

    /// @param text as `800m` or `8g`; without a letter it is bytes
    /// @throws IllegalArgumentException that names it
    static long of(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int unit = lower.isEmpty() ? -1 : UNITS.indexOf(lower.charAt(lower.length() - 1));
        try {
            long number = Long.parseLong(unit < 0 ? lower : lower.substring(0, lower.length() - 1));
            long bytes = Math.multiplyExact(number, 1L << (unit + 1) * STEP);
            if (bytes < 0) {
                throw new NumberFormatException("negative");
            }
            return bytes;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("no amount of memory: memory=" + text + ", expected=as 800m or 8g", e);
        }
    }
}
