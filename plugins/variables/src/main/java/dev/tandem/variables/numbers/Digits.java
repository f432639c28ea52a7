package dev.tandem.variables.numbers;

import dev.tandem.charts.scale.NumberText;
import java.util.Locale;

/// How numbers are written. What is not finite has its name in all of them. Stateless.
public enum Digits {
    SHORT("6 digits") {
        @Override
        String finite(double value, String whole) {
            return isWhole(whole) ? whole : NumberText.of(value);
        }
    },
    ALL("All digits") {
        @Override
        String finite(double value, String whole) {
            return whole;
        }
    },
    FIXED("3 decimals") {
        @Override
        String finite(double value, String whole) {
            return isWhole(whole) ? whole : String.format(Locale.ROOT, "%.3f", value);
        }
    },
    SCIENTIFIC("Scientific") {
        @Override
        String finite(double value, String whole) {
            return String.format(Locale.ROOT, "%.5e", value);
        }
    };

    private final String title;

    Digits(String title) {
        this.title = title;
    }

    abstract String finite(double value, String whole);

    /// @param whole as Java writes it
    public String text(double value, String whole) {
        return Double.isFinite(value) ? finite(value, whole) : whole;
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return title;
    }
}
